import rota from '../../../events/http/acesso/encerrar-sessoes-do-usuario.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

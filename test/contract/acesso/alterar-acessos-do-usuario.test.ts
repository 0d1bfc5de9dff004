import rota from '../../../events/http/acesso/alterar-acessos-do-usuario.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

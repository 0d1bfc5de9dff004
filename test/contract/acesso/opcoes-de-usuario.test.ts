import rota from '../../../events/http/acesso/opcoes-de-usuario.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/alterar-parametros-de-bloqueio.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

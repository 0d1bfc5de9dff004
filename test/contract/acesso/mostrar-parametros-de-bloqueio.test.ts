import rota from '../../../events/http/acesso/mostrar-parametros-de-bloqueio.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

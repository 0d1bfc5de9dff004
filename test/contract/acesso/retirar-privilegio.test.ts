import rota from '../../../events/http/acesso/retirar-privilegio.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

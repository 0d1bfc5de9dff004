import rota from '../../../events/http/acesso/conceder-privilegio.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

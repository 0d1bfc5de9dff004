import rota from '../../../events/http/acesso/bloquear.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

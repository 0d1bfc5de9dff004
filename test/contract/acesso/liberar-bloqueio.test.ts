import rota from '../../../events/http/acesso/liberar-bloqueio.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/delegar.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

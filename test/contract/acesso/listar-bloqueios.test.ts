import rota from '../../../events/http/acesso/listar-bloqueios.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

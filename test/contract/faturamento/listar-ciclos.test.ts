import rota from '../../../events/http/faturamento/listar-ciclos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/faturamento/retomar-ciclo.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

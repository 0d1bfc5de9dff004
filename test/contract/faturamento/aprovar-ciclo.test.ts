import rota from '../../../events/http/faturamento/aprovar-ciclo.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

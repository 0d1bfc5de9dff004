import rota from '../../../events/http/faturamento/abrir-ciclo.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

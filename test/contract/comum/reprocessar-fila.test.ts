import rota from '../../../events/http/comum/reprocessar-fila.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/faturamento/recalcular-previa.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

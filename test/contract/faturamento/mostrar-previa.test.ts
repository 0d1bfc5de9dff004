import rota from '../../../events/http/faturamento/mostrar-previa.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/faturamento/mostrar-ciclo.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/faturamento/mostrar-fatura.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/faturamento/baixar-fatura.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

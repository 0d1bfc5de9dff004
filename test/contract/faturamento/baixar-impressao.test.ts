import rota from '../../../events/http/faturamento/baixar-impressao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

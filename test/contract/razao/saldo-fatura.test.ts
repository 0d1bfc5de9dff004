import rota from '../../../events/http/razao/saldo-fatura.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

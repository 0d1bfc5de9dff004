import rota from '../../../events/http/razao/saldos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/razao/extrato-ligacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

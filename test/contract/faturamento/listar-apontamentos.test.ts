import rota from '../../../events/http/faturamento/listar-apontamentos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

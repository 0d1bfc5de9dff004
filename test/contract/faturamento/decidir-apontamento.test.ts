import rota from '../../../events/http/faturamento/decidir-apontamento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

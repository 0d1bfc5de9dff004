import rota from '../../../events/http/faturamento/resumo-ciclo.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

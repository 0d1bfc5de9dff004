import rota from '../../../events/http/cadastro/assumir-pedido-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

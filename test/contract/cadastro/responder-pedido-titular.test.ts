import rota from '../../../events/http/cadastro/responder-pedido-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

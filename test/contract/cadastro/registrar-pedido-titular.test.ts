import rota from '../../../events/http/cadastro/registrar-pedido-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

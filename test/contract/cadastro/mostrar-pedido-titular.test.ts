import rota from '../../../events/http/cadastro/mostrar-pedido-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

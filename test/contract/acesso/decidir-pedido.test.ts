import rota from '../../../events/http/acesso/decidir-pedido.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

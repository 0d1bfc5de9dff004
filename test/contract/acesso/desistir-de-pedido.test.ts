import rota from '../../../events/http/acesso/desistir-de-pedido.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

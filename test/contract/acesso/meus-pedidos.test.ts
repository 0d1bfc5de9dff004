import rota from '../../../events/http/acesso/meus-pedidos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/listar-pedidos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

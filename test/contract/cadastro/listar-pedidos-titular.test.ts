import rota from '../../../events/http/cadastro/listar-pedidos-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/listar-delegacoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

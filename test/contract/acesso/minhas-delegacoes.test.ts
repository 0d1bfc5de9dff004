import rota from '../../../events/http/acesso/minhas-delegacoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

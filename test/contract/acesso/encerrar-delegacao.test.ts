import rota from '../../../events/http/acesso/encerrar-delegacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/encerrar-minha-delegacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/encerrar-minhas-outras-sessoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

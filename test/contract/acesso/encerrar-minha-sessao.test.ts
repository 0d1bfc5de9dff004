import rota from '../../../events/http/acesso/encerrar-minha-sessao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/encerrar-excecao-de-segregacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

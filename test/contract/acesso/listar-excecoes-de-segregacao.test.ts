import rota from '../../../events/http/acesso/listar-excecoes-de-segregacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

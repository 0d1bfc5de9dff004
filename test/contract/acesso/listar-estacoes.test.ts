import rota from '../../../events/http/acesso/listar-estacoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/exigir-estacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/sessao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

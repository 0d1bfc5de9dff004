import rota from '../../../events/http/acesso/pedir-estacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

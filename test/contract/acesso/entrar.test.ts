import rota from '../../../events/http/acesso/entrar.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

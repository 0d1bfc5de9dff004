import rota from '../../../events/http/acesso/entrar-com-senha.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/alterar-usuario.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

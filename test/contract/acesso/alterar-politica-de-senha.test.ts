import rota from '../../../events/http/acesso/alterar-politica-de-senha.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

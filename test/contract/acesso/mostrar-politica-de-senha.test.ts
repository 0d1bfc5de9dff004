import rota from '../../../events/http/acesso/mostrar-politica-de-senha.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

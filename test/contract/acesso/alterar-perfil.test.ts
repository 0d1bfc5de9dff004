import rota from '../../../events/http/acesso/alterar-perfil.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/criar-usuario.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/ver-usuario.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/mudar-situacao-de-usuarios.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

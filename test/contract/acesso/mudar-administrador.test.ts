import rota from '../../../events/http/acesso/mudar-administrador.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/ver-perfil.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

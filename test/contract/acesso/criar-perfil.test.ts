import rota from '../../../events/http/acesso/criar-perfil.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/trocar-senha.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

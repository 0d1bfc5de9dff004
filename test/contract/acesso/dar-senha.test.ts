import rota from '../../../events/http/acesso/dar-senha.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

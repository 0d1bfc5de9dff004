import rota from '../../../events/http/acesso/sair.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/trocar-chave.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/revogar-chave.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/minhas-sessoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/permissoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

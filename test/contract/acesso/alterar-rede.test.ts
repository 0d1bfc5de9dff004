import rota from '../../../events/http/acesso/alterar-rede.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

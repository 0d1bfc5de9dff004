import rota from '../../../events/http/acesso/alterar-obrigatoriedade.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/meus-acessos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

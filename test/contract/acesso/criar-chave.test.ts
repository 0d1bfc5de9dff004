import rota from '../../../events/http/acesso/criar-chave.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/listar-chaves.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

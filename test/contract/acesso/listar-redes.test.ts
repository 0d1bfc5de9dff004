import rota from '../../../events/http/acesso/listar-redes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

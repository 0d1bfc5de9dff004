import rota from '../../../events/http/acesso/listar-privilegios.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

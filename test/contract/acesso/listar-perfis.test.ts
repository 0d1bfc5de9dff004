import rota from '../../../events/http/acesso/listar-perfis.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

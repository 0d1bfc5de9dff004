import rota from '../../../events/http/acesso/listar-usuarios.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

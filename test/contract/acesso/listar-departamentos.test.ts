import rota from '../../../events/http/acesso/listar-departamentos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

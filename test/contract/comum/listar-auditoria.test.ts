import rota from '../../../events/http/comum/listar-auditoria.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

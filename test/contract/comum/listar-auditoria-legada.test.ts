import rota from '../../../events/http/comum/listar-auditoria-legada.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

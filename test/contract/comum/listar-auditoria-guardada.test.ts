import rota from '../../../events/http/comum/listar-auditoria-guardada.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/comum/exportar-auditoria.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/comum/alterar-retencao-auditoria.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

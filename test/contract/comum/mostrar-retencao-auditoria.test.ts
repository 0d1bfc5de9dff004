import rota from '../../../events/http/comum/mostrar-retencao-auditoria.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

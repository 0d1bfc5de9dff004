import rota from '../../../events/http/faturamento/devolver-rota.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

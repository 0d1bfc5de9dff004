import rota from '../../../events/http/arrecadacao/enviar-retorno.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/arrecadacao/recusar-retorno.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/arrecadacao/liberar-retorno.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/arrecadacao/mostrar-retorno.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

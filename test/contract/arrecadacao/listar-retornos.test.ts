import rota from '../../../events/http/arrecadacao/listar-retornos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

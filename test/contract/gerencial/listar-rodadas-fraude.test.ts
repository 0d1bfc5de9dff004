import rota from '../../../events/http/gerencial/listar-rodadas-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

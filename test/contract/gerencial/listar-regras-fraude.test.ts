import rota from '../../../events/http/gerencial/listar-regras-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

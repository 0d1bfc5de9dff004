import rota from '../../../events/http/gerencial/listar-casos-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

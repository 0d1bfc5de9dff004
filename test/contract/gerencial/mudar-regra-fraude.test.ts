import rota from '../../../events/http/gerencial/mudar-regra-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

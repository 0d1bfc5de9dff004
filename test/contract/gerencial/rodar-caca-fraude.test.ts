import rota from '../../../events/http/gerencial/rodar-caca-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

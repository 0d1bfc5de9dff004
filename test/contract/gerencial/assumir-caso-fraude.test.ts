import rota from '../../../events/http/gerencial/assumir-caso-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

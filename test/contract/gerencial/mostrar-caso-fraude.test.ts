import rota from '../../../events/http/gerencial/mostrar-caso-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

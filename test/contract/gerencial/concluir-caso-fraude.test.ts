import rota from '../../../events/http/gerencial/concluir-caso-fraude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

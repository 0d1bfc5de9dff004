import rota from '../../../events/http/comum/saude.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

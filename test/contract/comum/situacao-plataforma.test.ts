import rota from '../../../events/http/comum/situacao-plataforma.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

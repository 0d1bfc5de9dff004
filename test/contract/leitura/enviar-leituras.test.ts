import rota from '../../../events/http/leitura/enviar-leituras.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

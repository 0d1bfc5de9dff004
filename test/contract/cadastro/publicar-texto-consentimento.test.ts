import rota from '../../../events/http/cadastro/publicar-texto-consentimento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

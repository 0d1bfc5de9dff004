import rota from '../../../events/http/cadastro/registrar-consentimento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

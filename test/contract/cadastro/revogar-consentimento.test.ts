import rota from '../../../events/http/cadastro/revogar-consentimento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

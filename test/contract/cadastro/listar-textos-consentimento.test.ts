import rota from '../../../events/http/cadastro/listar-textos-consentimento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

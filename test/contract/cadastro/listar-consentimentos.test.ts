import rota from '../../../events/http/cadastro/listar-consentimentos.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

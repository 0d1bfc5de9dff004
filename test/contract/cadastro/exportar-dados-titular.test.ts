import rota from '../../../events/http/cadastro/exportar-dados-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

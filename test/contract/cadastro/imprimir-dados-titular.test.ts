import rota from '../../../events/http/cadastro/imprimir-dados-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/cadastro/contar-prazos-titular.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

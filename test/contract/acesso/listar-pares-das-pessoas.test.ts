import rota from '../../../events/http/acesso/listar-pares-das-pessoas.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

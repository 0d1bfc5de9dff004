import rota from '../../../events/http/acesso/buscar-pessoas.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/cadastro/buscar-ligacoes.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

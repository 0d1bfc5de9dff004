import rota from '../../../events/http/cadastro/revelar-dado.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/cadastro/mudar-politica-dados.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

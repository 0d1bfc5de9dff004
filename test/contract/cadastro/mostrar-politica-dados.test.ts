import rota from '../../../events/http/cadastro/mostrar-politica-dados.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/cadastro/mostrar-ligacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

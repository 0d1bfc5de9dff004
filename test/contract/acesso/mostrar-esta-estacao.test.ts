import rota from '../../../events/http/acesso/mostrar-esta-estacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/mostrar-obrigatoriedade.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

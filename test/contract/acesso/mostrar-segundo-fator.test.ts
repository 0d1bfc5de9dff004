import rota from '../../../events/http/acesso/mostrar-segundo-fator.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

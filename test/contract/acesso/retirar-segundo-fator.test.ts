import rota from '../../../events/http/acesso/retirar-segundo-fator.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

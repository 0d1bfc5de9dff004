import rota from '../../../events/http/acesso/confirmar-segundo-fator.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

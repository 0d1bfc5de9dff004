import rota from '../../../events/http/acesso/entrar-com-segundo-fator.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

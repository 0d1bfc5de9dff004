import rota from '../../../events/http/acesso/cadastrar-segundo-fator.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

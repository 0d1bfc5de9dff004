import rota from '../../../events/http/acesso/desligar-segundo-fator.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

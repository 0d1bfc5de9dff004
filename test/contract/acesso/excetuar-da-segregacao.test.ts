import rota from '../../../events/http/acesso/excetuar-da-segregacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

import rota from '../../../events/http/acesso/desafio-da-entrada.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

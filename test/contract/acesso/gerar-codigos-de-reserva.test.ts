import rota from '../../../events/http/acesso/gerar-codigos-de-reserva.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

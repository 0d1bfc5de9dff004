import rota from '../../../events/http/acesso/pedir-acesso.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

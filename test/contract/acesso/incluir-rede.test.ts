import rota from '../../../events/http/acesso/incluir-rede.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

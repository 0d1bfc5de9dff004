import rota from '../../../events/http/acesso/decidir-estacao.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

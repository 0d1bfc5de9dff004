import rota from '../../../events/http/acesso/criar-departamento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

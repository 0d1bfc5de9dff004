import rota from '../../../events/http/acesso/alterar-departamento.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

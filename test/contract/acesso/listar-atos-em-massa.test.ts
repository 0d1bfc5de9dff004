import rota from '../../../events/http/acesso/listar-atos-em-massa.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

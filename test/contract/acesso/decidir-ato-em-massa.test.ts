import rota from '../../../events/http/acesso/decidir-ato-em-massa.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

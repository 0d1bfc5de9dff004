import rota from '../../../events/http/leitura/mostrar-arquivo-leitura.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

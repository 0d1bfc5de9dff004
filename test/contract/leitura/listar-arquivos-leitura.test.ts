import rota from '../../../events/http/leitura/listar-arquivos-leitura.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

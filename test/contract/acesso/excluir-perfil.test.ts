import rota from '../../../events/http/acesso/excluir-perfil.ts';
import { provarRota } from '../http-provas.ts';

provarRota(rota);

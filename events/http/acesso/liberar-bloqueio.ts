import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { bloqueio, EXEMPLO_DE_BLOQUEIO } from '../esquemas-bloqueio.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Ends a lock before its time, whoever made it. */
export default rota({
  contexto: 'acesso',
  nome: 'liberar-bloqueio',
  operationId: 'liberarBloqueio',
  resumo: 'Libera um usuário ou um endereço bloqueado',
  metodo: 'POST',
  caminho: '/bloqueios/{id}/liberar',
  confianca: 'operador',
  permissao: { funcao: 'bloqueio', acao: 'alterar', semLugar: true },
  idempotente: true,
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: bloqueio,
  erros: {
    'bloqueio/inexistente': { status: 404, descricao: 'Não há bloqueio com este número' },
    'bloqueio/nao-vigente': { status: 409, descricao: 'O bloqueio já terminou ou já foi liberado' },
  },
  exemplo: {
    params: { id: 12 },
    corpo: { motivo: 'A pessoa se identificou no balcão' },
    resposta: { ...EXEMPLO_DE_BLOQUEIO, situacao: 'LIBERADO', liberadoEm: '2026-11-20T12:33:00.000Z', liberadoPor: 'Rui Lima', liberadoMotivo: 'A pessoa se identificou no balcão' },
  },
  execucao: naApi('Quem foi bloqueado só entra quando o bloqueio termina sozinho.', idempotencia),
});

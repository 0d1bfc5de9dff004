import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { chaveDeApi, EXEMPLO_CHAVE, idDaChave } from '../esquemas-direitos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** From the next call on the key opens nothing. */
export default rota({
  contexto: 'acesso',
  nome: 'revogar-chave',
  operationId: 'revogarChave',
  resumo: 'Revoga uma chave na hora',
  metodo: 'POST',
  caminho: '/chaves-de-api/{id}/revogacao',
  confianca: 'operador',
  permissao: { funcao: 'chave-de-api', acao: 'alterar', semLugar: true },
  params: z.strictObject({ id: idDaChave }),
  corpo: z.strictObject({ motivo }),
  resposta: chaveDeApi,
  erros: {
    'chave/nao-encontrada': { status: 404, descricao: 'Não há chave com este identificador' },
    'chave/fora-de-uso': { status: 409, descricao: 'A chave já foi revogada' },
  },
  idempotente: true,
  exemplo: { params: { id: EXEMPLO_CHAVE.id }, corpo: { motivo: 'A chave vazou no repositório do fornecedor' }, resposta: { ...EXEMPLO_CHAVE, situacao: 'REVOGADA', revogadaEm: '2026-11-21T12:00:00.000Z' } },
  execucao: naApi('Uma chave que vazou continua abrindo.', idempotencia),
});

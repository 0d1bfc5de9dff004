import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { EXEMPLO_RETORNO, retorno } from '../esquemas-arquivos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** A file held for a person is refused for good: nothing of it enters the ledger. */
export default rota({
  contexto: 'arrecadacao',
  nome: 'recusar-retorno',
  operationId: 'recusarRetorno',
  resumo: 'Recusa um arquivo de retorno retido',
  metodo: 'POST',
  caminho: '/retornos/{id}/recusa',
  confianca: 'operador',
  permissao: { funcao: 'retorno', acao: 'executar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ motivo }),
  resposta: retorno,
  erros: {
    'retorno/nao-encontrado': { status: 404, descricao: 'Não há arquivo de retorno com este número' },
    'retorno/nao-retido': { status: 409, descricao: 'O arquivo não está retido: já foi decidido ou processado' },
  },
  idempotente: true,
  exemplo: {
    params: { id: '1' },
    corpo: { motivo: 'Banco confirmou que o movimento é o mesmo' },
    resposta: { ...EXEMPLO_RETORNO, situacao: 'RECUSADO', decididoPor: 'Marina Duarte (demonstração)' },
  },
  execucao: naApi('Um arquivo repetido continua esperando decisão; nada é lançado.', idempotencia),
});

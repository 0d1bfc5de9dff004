import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { EXEMPLO_RETORNO, retorno } from '../esquemas-arquivos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** A file held for a person (the same lines under a new number) is released: it is settled as any other. */
export default rota({
  contexto: 'arrecadacao',
  nome: 'liberar-retorno',
  operationId: 'liberarRetorno',
  resumo: 'Libera um arquivo de retorno retido para processamento',
  metodo: 'POST',
  caminho: '/retornos/{id}/liberacao',
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
    corpo: { motivo: 'Banco confirmou por ofício' },
    resposta: { ...EXEMPLO_RETORNO, situacao: 'PROCESSADO', decididoPor: 'Marina Duarte (demonstração)' },
  },
  // A file is read whole: 64 MB of it and its columns must fit.
  execucao: { ...naApi('Pagamentos de um arquivo retido não baixam as contas.', idempotencia, { balde: 'guarda', acesso: 'ler' }), memoriaMB: 1024 },
});

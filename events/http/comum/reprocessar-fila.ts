import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { filas, nomeDaFila } from '../esquemas-plataforma.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Sends the dead messages of a queue back to it. Work already done is found done, so sending twice does nothing twice. */
export default rota({
  contexto: 'comum',
  nome: 'reprocessar-fila',
  operationId: 'reprocessarFila',
  resumo: 'Devolve à fila as mensagens que falharam',
  metodo: 'POST',
  caminho: '/filas/{fila}/reprocessamento',
  confianca: 'operador',
  permissao: { funcao: 'plataforma', acao: 'executar', semLugar: true },
  params: z.strictObject({ fila: nomeDaFila }),
  corpo: z.strictObject({ motivo }),
  resposta: z.strictObject({ fila: nomeDaFila, mensagens: z.int().min(0) }),
  status: 202,
  erros: {
    'fila/vazia': { status: 409, descricao: 'Não há mensagens a reprocessar nesta fila' },
    'fila/em-reprocessamento': { status: 409, descricao: 'Esta fila já está sendo reprocessada' },
  },
  idempotente: true,
  exemplo: { params: { fila: 'calcular-rota' }, corpo: { motivo: 'Banco de dados voltou' }, resposta: { fila: 'calcular-rota', mensagens: 3 } },
  execucao: naApi('Mensagens que falharam continuam paradas até o suporte agir pelo console.', idempotencia, ...filas),
});

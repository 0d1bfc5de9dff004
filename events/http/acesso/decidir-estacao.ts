import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { decisaoDaEstacao, estacao, EXEMPLO_DE_ESTACAO } from '../esquemas-estacao.ts';
import { idNoEndereco, motivo } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** A station is never deleted, so that who reads the audit finds it. */
export default rota({
  contexto: 'acesso',
  nome: 'decidir-estacao',
  operationId: 'decidirEstacao',
  resumo: 'Aprova, recusa, desliga ou liga de novo uma estação',
  metodo: 'POST',
  caminho: '/estacoes/{id}/decisao',
  confianca: 'operador',
  permissao: { funcao: 'estacao', acao: 'alterar', semLugar: true },
  idempotente: true,
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ decisao: decisaoDaEstacao, motivo }),
  resposta: estacao,
  erros: {
    'estacao/inexistente': { status: 404, descricao: 'Não há estação com este número' },
    'estacao/situacao': { status: 409, descricao: 'A decisão não cabe na situação da estação' },
    'estacao/ultima': { status: 422, descricao: 'É a última estação ativa, e o sistema exige estação' },
  },
  exemplo: { params: { id: 2 }, corpo: { decisao: 'APROVAR', motivo: 'Computador do balcão, conferido no local' }, resposta: EXEMPLO_DE_ESTACAO },
  execucao: naApi('Ninguém aprova nem desliga computadores.', idempotencia),
});

import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { centavos, data } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** The trial balance: each account at the end of a day. The last line of the books is that debits equal credits. */
export default rota({
  contexto: 'razao',
  nome: 'saldos',
  operationId: 'saldosDoRazao',
  resumo: 'Mostra o saldo de cada conta do razão em uma data',
  metodo: 'GET',
  caminho: '/razao/saldos',
  confianca: 'operador',
  permissao: { funcao: 'razao', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ data: data.optional(), conta: z.string().regex(/^[A-Z0-9_:]{1,30}$/, 'use o código da conta, como RECEBER:AGUA').optional() }),
  resposta: z.strictObject({
    data,
    contas: z
      .array(z.strictObject({ codigo: z.string().max(30), nome: z.string().max(120), natureza: z.enum(['D', 'C']), debitos: centavos, creditos: centavos, saldo: centavos }))
      .max(1000),
    diferenca: centavos.meta({ description: 'Débitos menos créditos de todas as contas: sempre 0' }),
  }),
  erros: { 'razao/conta-inexistente': { status: 404, descricao: 'Não há conta com este código' } },
  exemplo: {
    consulta: { data: '2026-05-30' },
    resposta: { data: '2026-05-30', contas: [{ codigo: 'RECEBER:AGUA', nome: 'A receber de água', natureza: 'D', debitos: 1930450, creditos: 1610000, saldo: 320450 }], diferenca: 0 },
  },
  execucao: naApi('A contabilidade não vê os saldos.'),
});

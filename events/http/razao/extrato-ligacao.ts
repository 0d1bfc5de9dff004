import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, cdcNoEndereco, centavos, data, pagina, paginado, porPagina } from '../esquemas.ts';
import { linhaDoExtrato } from '../esquemas-razao.ts';
import { naApi } from '../execucao.ts';

/** The statement of a ligação at any date, from the transfers themselves: the most recent first, each with how the ligação stood after it. */
export default rota({
  contexto: 'razao',
  nome: 'extrato-ligacao',
  operationId: 'extratoDaLigacao',
  resumo: 'Mostra o extrato e o saldo de uma ligação no razão',
  metodo: 'GET',
  caminho: '/razao/ligacoes/{cdc}',
  confianca: 'operador',
  permissao: { funcao: 'razao', acao: 'consultar' },
  auditada: { objeto: 'ligacao:{cdc}' },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  consulta: z.strictObject({ data: data.optional(), pagina, porPagina }),
  resposta: z.strictObject({ cdc, data, emAberto: centavos, creditos: centavos, lancamentos: paginado(linhaDoExtrato) }),
  erros: { 'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' } },
  exemplo: {
    params: { cdc: '1001' },
    consulta: { data: '2026-05-30' },
    resposta: {
      cdc: 1001,
      data: '2026-05-30',
      emAberto: 3900,
      creditos: 0,
      lancamentos: {
        itens: [{ data: '2026-05-13', dataFato: '2026-05-13', evento: 'Emissão de fatura', rubrica: 'Água', documento: 4021, aviso: 4021, debito: 'RECEBER:AGUA', credito: 'RECEITA:AGUA', valor: 3900, efeito: 3900, emAberto: 3900, creditos: 0 }],
        pagina: 1,
        porPagina: 50,
        total: 1,
      },
    },
  },
  execucao: naApi('Não se vê de onde vem o saldo de uma ligação.'),
});

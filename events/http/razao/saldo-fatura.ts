import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { aviso, avisoNoEndereco, centavos, data } from '../esquemas.ts';
import { lancamento } from '../esquemas-razao.ts';
import { naApi } from '../execucao.ts';

/** The balance of a bill at any date, by rubrica, from the transfers themselves. */
export default rota({
  contexto: 'razao',
  nome: 'saldo-fatura',
  operationId: 'saldoDaFatura',
  resumo: 'Mostra o saldo de uma fatura no razão, por rubrica',
  metodo: 'GET',
  caminho: '/razao/faturas/{aviso}',
  confianca: 'operador',
  permissao: { funcao: 'razao', acao: 'consultar' },
  auditada: { objeto: 'fatura:{aviso}' },
  params: z.strictObject({ aviso: avisoNoEndereco }),
  consulta: z.strictObject({ data: data.optional() }),
  resposta: z.strictObject({
    aviso,
    data,
    saldo: centavos,
    porRubrica: z.array(z.strictObject({ rubrica: z.string().max(80), lancado: centavos, baixado: centavos, saldo: centavos })).max(100),
    lancamentos: z.array(lancamento).max(500),
  }),
  erros: { 'fatura/nao-encontrada': { status: 404, descricao: 'Não há fatura com este aviso' } },
  exemplo: {
    params: { aviso: '4021' },
    consulta: {},
    resposta: {
      aviso: 4021,
      data: '2026-05-30',
      saldo: 3900,
      porRubrica: [{ rubrica: 'Água', lancado: 3900, baixado: 0, saldo: 3900 }],
      lancamentos: [{ data: '2026-05-13', dataFato: '2026-05-13', evento: 'Emissão de fatura', rubrica: 'Água', documento: 4021, aviso: 4021, debito: 'RECEBER:AGUA', credito: 'RECEITA:AGUA', valor: 3900, efeito: 3900 }],
    },
  },
  execucao: naApi('Não se vê de onde vem o saldo de uma fatura.'),
});

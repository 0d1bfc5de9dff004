import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { centavos, contagem, grupo, idNoEndereco, m3, referencia } from '../esquemas.ts';
import { situacaoCiclo } from '../esquemas-faturamento.ts';
import { naApi } from '../execucao.ts';

/** What the cycle came to, from issue to bank: the last screen of the main job. */
export default rota({
  contexto: 'faturamento',
  nome: 'resumo-ciclo',
  operationId: 'resumoCiclo',
  resumo: 'Resume um ciclo: ligações, m³, contas, valores por rubrica, críticas, pago, em aberto e créditos',
  metodo: 'GET',
  caminho: '/ciclos/{ciclo}/resumo',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'consultar', semLugar: true },
  params: z.strictObject({ ciclo: idNoEndereco }),
  resposta: z.strictObject({
    ciclo: z.int(),
    grupo,
    referencia,
    situacao: situacaoCiclo,
    ligacoes: contagem,
    volume: m3,
    faturas: contagem,
    estacionadas: contagem,
    semFatura: contagem,
    porRubrica: z.array(z.strictObject({ rubrica: z.int(), nome: z.string().max(80), valor: centavos })).max(100),
    valor: centavos,
    criticas: z.strictObject({ total: contagem, pendentes: contagem }),
    pago: z.strictObject({ faturas: contagem, valor: centavos }),
    aberto: z.strictObject({ faturas: contagem, valor: centavos }),
    creditos: z.strictObject({ quantidade: contagem, valor: centavos }),
  }),
  erros: { 'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' } },
  exemplo: {
    params: { ciclo: '1' },
    resposta: {
      ciclo: 1,
      grupo: 1,
      referencia: '2026-05',
      situacao: 'IMPRESSO',
      ligacoes: 520,
      volume: 8123,
      faturas: 516,
      estacionadas: 3,
      semFatura: 1,
      porRubrica: [
        { rubrica: 1, nome: 'Água', valor: 1930450 },
        { rubrica: 2, nome: 'Esgoto', valor: 1190000 },
      ],
      valor: 3120450,
      criticas: { total: 14, pendentes: 0 },
      pago: { faturas: 430, valor: 2610000 },
      aberto: { faturas: 86, valor: 510450 },
      creditos: { quantidade: 4, valor: 21300 },
    },
  },
  execucao: naApi('A gestão não vê o resultado do ciclo.'),
});

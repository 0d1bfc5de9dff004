import { expect, test } from 'vitest';
import { exigir } from '../../../domain/comum/resultado.ts';
import { CODIGOS_DE_REGRA } from '../../../domain/faturamento/critica/regra.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { decidirLigacao } from '../../../layers/postgres/faturamento/decidir-ligacao.ts';
import { regrasDoCiclo } from '../../../layers/postgres/faturamento/regras-da-previa.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comBanco } from '../../fixture/banco.ts';
import { bancoDaCidade, CIDADE, DE_ONDE, levarACritica, manhaDe } from '../../fixture/cidade.ts';

const bd = comBanco(bancoDaCidade);
const agora = manhaDe(CIDADE.hoje);

test('the rules of a utility that has changed nothing: each one that the product knows, and which of them wait for a person', async () => {
  const { critica } = await emTransacao(bd.banco.pool('nascente_lote'), (c) => regrasDoCiclo(c, CIDADE.emCritica.ciclo));
  expect(critica.map((r) => r.codigo).sort()).toEqual([...CODIGOS_DE_REGRA].sort());
  expect(critica.filter((r) => !r.bloqueia).map((r) => r.codigo)).toEqual(['CONSUMO_ALTO', 'CONSUMO_BAIXO', 'CONSUMO_ZERO', 'OCORRENCIA', 'VALOR_ALTO']);
  expect(critica.filter((r) => r.codigo.endsWith('_EXTREMO')).map((r) => r.parametros)).toEqual([
    { percentual: 1000, meses: 12, diferencaMinimaM3: 100 }, { percentual: 1000, meses: 12, valorMinimo: 100_000 },
  ]);
});

test('a house of more than a hundred thousand reais is not accepted with the cycle, but by name; what is only above normal is', async () => {
  const raiz = bd.banco.pool();
  const lote = bd.banco.pool('nascente_lote');
  const [{ cdc, hidrometro }] = (await raiz.query<{ cdc: number; hidrometro: number }>(
    `SELECT x.cdc, x.hidrometro FROM leitura.leitura x JOIN cadastro.ligacao l ON l.cdc = x.cdc JOIN cadastro.rota r ON r.id = l.rota AND r.grupo = 3
      WHERE x.referencia = 202611 AND x.medicao = 1 AND l.situacao = 'ATIVA' AND l.tipo_faturamento = 2 AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE l.cdc IN (d.master, d.dependente)) ORDER BY 1 LIMIT 1`,
  )).rows as [{ cdc: number; hidrometro: number }];
  await raiz.query('UPDATE hidrometria.hidrometro SET digitos = 6 WHERE id = $1', [hidrometro]);
  await raiz.query('UPDATE leitura.leitura SET valor = valor + 9000, ocorrencia = 0 WHERE cdc = $1 AND referencia = 202611 AND medicao = 1', [cdc]);
  const ciclo = await levarACritica(lote, 3, CIDADE.hoje);
  const achados = async () => (await raiz.query<{ regra: string; bloqueia: boolean; situacao: string }>('SELECT regra, bloqueia, situacao FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2 ORDER BY 1', [ciclo, cdc])).rows;
  expect(await achados()).toEqual(['CONSUMO_EXTREMO', 'VALOR_EXTREMO'].map((regra) => ({ regra, bloqueia: true, situacao: 'PENDENTE' })));
  // nobody is made to look at every bill: in a town as it is, what is out of all proportion is one in a hundred at most
  const { rows: contagem } = await raiz.query<{ extremas: number; moderadas: number; ligacoes: number }>(
    `SELECT count(DISTINCT cdc) FILTER (WHERE regra LIKE '%_EXTREMO')::integer AS extremas, count(DISTINCT cdc) FILTER (WHERE NOT bloqueia)::integer AS moderadas,
            (SELECT count(*)::integer FROM faturamento.previa) AS ligacoes FROM faturamento.apontamento WHERE ciclo IN (SELECT ciclo FROM faturamento.previa)`,
  );
  const [{ extremas, moderadas, ligacoes }] = contagem as [{ extremas: number; moderadas: number; ligacoes: number }];
  expect(extremas).toBeLessThanOrEqual(1 + ligacoes / 100);
  expect(moderadas).toBeGreaterThan(extremas);

  await raiz.query(`UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = 'x', decidido_em = now() WHERE ciclo = $1 AND cdc <> $2 AND bloqueia AND situacao = 'PENDENTE'`, [ciclo, cdc]);
  const aprovar = () => emTransacao(lote, (c) => aprovarCiclo(c, { ciclo, autor: { nome: CIDADE.aprovador, ...DE_ONDE }, observacao: null, agora, hoje: CIDADE.hoje }));
  expect(await aprovar()).toMatchObject({ ok: false, erro: { codigo: 'ciclo/apontamentos-pendentes' } });
  exigir(await emTransacao(lote, (c) => decidirLigacao(c, { ciclo, cdc, acao: 'ACEITAR', leitura: null, medicao: null, motivo: 'Vazamento confirmado no local', autor: { nome: 'Célio', ...DE_ONDE }, agora })));
  expect(await aprovar()).toMatchObject({ ok: true });
  const { rows } = await raiz.query<{ por: string; motivo: string }>('SELECT DISTINCT decidido_por AS por, motivo FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc]);
  expect(rows).toEqual([{ por: 'Célio', motivo: 'Vazamento confirmado no local' }]);
});

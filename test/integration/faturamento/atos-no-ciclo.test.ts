import { beforeAll, describe, expect, test } from 'vitest';
import { recalcularLigacoes } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comDoisMeses, NOVEMBRO } from './dois-meses.ts';

const { grupo } = CIDADE.lido;
const [SEM_TARIFA, SEM_ATO] = [2, 20];

interface Linha {
  readonly cdc: number;
  readonly motivo: number;
  readonly tipo: number;
  readonly categorias: readonly number[];
}

/** The prévias of the cycle with the categories of each, the one of most economias first. */
const LINHAS = `
SELECT p.cdc, p.motivo, p.tipo_faturamento AS tipo, p.ato, p.ato_seguinte, p.dias, p.dias_ato, p.valor::integer,
       ARRAY(SELECT s.categoria::integer FROM generate_subscripts(p.economias, 1) i JOIN cadastro.subcategoria s ON s.id = p.economias[i]
              WHERE i % 2 = 1 GROUP BY s.categoria ORDER BY sum(p.economias[i + 1]) DESC, s.categoria) AS categorias
  FROM faturamento.previa p WHERE p.ciclo = $1 ORDER BY p.cdc`;

describe('an act that lacks tables', () => {
  const m = comDoisMeses();
  let linhas: readonly Linha[];
  /** The act in force, with what a person forgot. */
  const ESQUECIDO = [
    // a hole between two bands
    `DELETE FROM faturamento.tarifa_faixa f USING faturamento.tarifa t WHERE t.id = f.tarifa AND t.ato = 4 AND t.categoria = 2 AND f.acima_de = 15`,
    // no table of water
    `DELETE FROM faturamento.tarifa_faixa f USING faturamento.tarifa t WHERE t.id = f.tarifa AND t.ato = 4 AND t.categoria IN (3, 4)`,
    `DELETE FROM faturamento.tarifa WHERE ato = 4 AND categoria IN (3, 4)`,
    // and no category at all
    `DELETE FROM faturamento.ato_categoria WHERE ato = 4 AND categoria = 4`,
    // the TEE has a table of its own, and the sewage another
    `DELETE FROM faturamento.tarifa_faixa f USING faturamento.tarifa t WHERE t.id = f.tarifa AND t.ato = 4 AND (t.categoria, t.servico) IN ((1, 'TEE'), (7, 'ESGOTO'))`,
    `DELETE FROM faturamento.tarifa WHERE ato = 4 AND (categoria, servico) IN ((1, 'TEE'), (7, 'ESGOTO'))`,
  ];

  beforeAll(async () => {
    for (const sql of ESQUECIDO) await m.sql(sql);
    // some of each kind of billing, whoever they are
    await m.sql(`UPDATE cadastro.ligacao l SET tipo_faturamento = 4, tee_volume_m3 = 20 FROM cadastro.rota r WHERE r.id = l.rota AND r.grupo = $1 AND l.cdc % 5 = 0 AND l.tipo_faturamento <= 2`, [grupo]);
    await m.sql(`UPDATE cadastro.ligacao l SET economias = ARRAY[702, 1] FROM cadastro.rota r WHERE r.id = l.rota AND r.grupo = $1 AND l.cdc % 7 = 0`, [grupo]);
    await m.sql(`UPDATE cadastro.ligacao l SET tipo_faturamento = 1 FROM cadastro.rota r WHERE r.id = l.rota AND r.grupo = $1 AND l.cdc % 21 = 0`, [grupo]);
    linhas = await m.sql<Linha>(LINHAS, [await m.abrir(grupo, NOVEMBRO)]);
  });

  const precisa = ({ tipo, categorias }: Linha): boolean => {
    const [principal] = categorias;
    const tee = tipo >= 3;
    // the TEE of the special association is the sewage of its volume
    const esgoto = tipo === 2 || tipo === 5 || (tee && principal === 7);
    return categorias.some((c) => [2, 3, 4].includes(c)) || (tee && principal === 1) || (esgoto && categorias.includes(7));
  };

  test('parks who needs them, and only them: the others of the rota are billed', () => {
    const calculadas = linhas.filter((l) => [0, SEM_TARIFA].includes(l.motivo));
    expect(calculadas.filter((l) => (l.motivo === SEM_TARIFA) !== precisa(l))).toEqual([]);
    const quantas = (onde: (l: Linha) => boolean) => calculadas.filter(onde).length;
    expect(quantas((l) => l.motivo === 0 && l.categorias[0] === 1)).toBeGreaterThan(20);
    expect(quantas((l) => l.motivo === SEM_TARIFA && l.categorias[0] === 1 && l.tipo >= 3)).toBeGreaterThan(0);
    expect(quantas((l) => l.motivo === 0 && l.categorias[0] === 7)).toBeGreaterThan(0);
    expect(quantas((l) => l.motivo === SEM_TARIFA && l.categorias[0] === 7)).toBeGreaterThan(0);
    expect(quantas((l) => l.motivo === SEM_TARIFA && l.categorias.includes(2))).toBeGreaterThan(0);
  });

  test('an act with nothing in it yet is an act without tables, and not a day without act', async () => {
    await m.sql(`UPDATE faturamento.ato SET vigencia = daterange('2026-04-01', '2026-12-01') WHERE id = 4`);
    await m.sql(`INSERT INTO faturamento.ato SELECT 5, '23/2026', descricao, daterange('2026-12-01', NULL), arredondamento_modo, arredondamento_onde FROM faturamento.ato WHERE id = 4`);
    const { atosTarifarios } = await import('../../../layers/postgres/faturamento/atos-tarifarios.ts');
    const atos = await m.em((c) => atosTarifarios(c, '2026-11-20', '2026-12-20'));
    expect(atos.map((a) => [a.numero, a.ate, [...a.categorias.keys()]])).toEqual([['22/2026', '2026-12-01', [1, 5, 6, 7]], ['23/2026', null, []]]);
  });
});

describe('acts of one period', () => {
  const m = comDoisMeses();

  test('who was last read under an act that ended, with no other until the next, waits alone; who has two is billed by both, to the centavo, and proven', async () => {
    // 22/2026 gives way to 23/2026, a tenth dearer, after the bills that are out; and the 1st of April has no act
    const { corte } = await m.uma<{ corte: string }>(`SELECT (max(data_atual) + 1)::text AS corte FROM faturamento.fatura`);
    await m.sql(`UPDATE faturamento.ato SET vigencia = daterange('2026-04-02', $1) WHERE id = 4`, [corte]);
    await m.sql(`INSERT INTO faturamento.ato SELECT 5, '23/2026', descricao, daterange($1, NULL), arredondamento_modo, arredondamento_onde FROM faturamento.ato WHERE id = 4`, [corte]);
    await m.sql(`INSERT INTO faturamento.ato_categoria SELECT 5, categoria, plano, esgoto_tipo, esgoto_percentuais, tee_tipo, tee_valor FROM faturamento.ato_categoria WHERE ato = 4`);
    await m.sql(`INSERT INTO faturamento.tarifa SELECT id + 100000, 5, categoria, servico, tipo, valor_fixo, valor_minimo, minimo_m3, franquia_m3 FROM faturamento.tarifa WHERE ato = 4`);
    await m.sql(`INSERT INTO faturamento.tarifa_faixa SELECT f.tarifa + 100000, f.acima_de, f.ate, f.preco * 1.1 FROM faturamento.tarifa_faixa f JOIN faturamento.tarifa t ON t.id = f.tarifa WHERE t.ato = 4`);
    const { cdc } = await m.uma<{ cdc: number }>(
      `SELECT l.cdc FROM cadastro.ligacao l JOIN cadastro.rota r ON r.id = l.rota JOIN leitura.leitura x ON x.cdc = l.cdc AND x.referencia = 202611
        WHERE r.grupo = $1 AND l.tipo_faturamento = 2 AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE l.cdc IN (d.dependente, d.master)) ORDER BY l.cdc LIMIT 1`, [grupo]);
    await m.sql(`UPDATE leitura.consumo_ligacao SET data = '2026-03-20' WHERE cdc = $1`, [cdc]);
    const ciclo = await m.abrir(grupo, NOVEMBRO);
    expect(await m.previa(ciclo, cdc)).toMatchObject({ situacao: 2, motivo: SEM_ATO, valor: 0 });
    const linhas = await m.sql<Linha & { ato: number; ato_seguinte: number | null; dias_ato: number | null }>(LINHAS, [ciclo]);
    expect(linhas.filter((l) => l.motivo === SEM_ATO)).toHaveLength(1);
    const doDois = linhas.filter((l) => l.motivo === 0 && l.ato_seguinte !== null);
    expect(doDois.length).toBeGreaterThan(50);
    expect(new Set(doDois.map((l) => `${l.ato} ${l.ato_seguinte}`))).toEqual(new Set(['4 5']));
    expect(await m.aprovar(ciclo, NOVEMBRO.hoje)).toMatchObject({ ok: true });
    await m.emitir(ciclo, NOVEMBRO.hoje);
    expect(await m.violacoes()).toEqual([]);
  });
});

describe('an act that begins after the day of the bills, while the crítica lasts', () => {
  const m = comDoisMeses();

  test('is of who is read again under it', async () => {
    const ciclo = await m.abrir(grupo, NOVEMBRO);
    await m.sql(`UPDATE faturamento.ato SET vigencia = daterange(lower(vigencia), '2026-11-29') WHERE id = 4`);
    await m.sql(`INSERT INTO faturamento.ato SELECT 5, '23/2026', descricao, daterange('2026-11-29', NULL), arredondamento_modo, arredondamento_onde FROM faturamento.ato WHERE id = 4`);
    await m.sql(`INSERT INTO faturamento.ato_categoria SELECT 5, categoria, plano, esgoto_tipo, esgoto_percentuais, tee_tipo, tee_valor FROM faturamento.ato_categoria WHERE ato = 4`);
    await m.sql(`INSERT INTO faturamento.tarifa SELECT id + 100000, 5, categoria, servico, tipo, valor_fixo, valor_minimo, minimo_m3, franquia_m3 FROM faturamento.tarifa WHERE ato = 4`);
    await m.sql(`INSERT INTO faturamento.tarifa_faixa SELECT f.tarifa + 100000, f.acima_de, f.ate, f.preco FROM faturamento.tarifa_faixa f JOIN faturamento.tarifa t ON t.id = f.tarifa WHERE t.ato = 4`);
    const { cdc, rota } = await m.uma<{ cdc: number; rota: number }>(
      `SELECT cdc, rota FROM faturamento.previa p WHERE ciclo = $1 AND situacao = 1 AND tipo_faturamento = 2 AND lida AND NOT EXISTS (SELECT FROM cadastro.dependente d WHERE p.cdc IN (d.dependente, d.master)) ORDER BY cdc LIMIT 1`, [ciclo]);
    await m.sql(`UPDATE leitura.leitura SET data = '2026-12-01' WHERE cdc = $1 AND referencia = 202611`, [cdc]);
    await m.em((c) => recalcularLigacoes(c, ciclo, [rota], [cdc]));
    expect(await m.previa(ciclo, cdc)).toMatchObject({ situacao: 1, motivo: 0, ato: 4, ato_seguinte: 5 });
  });
});

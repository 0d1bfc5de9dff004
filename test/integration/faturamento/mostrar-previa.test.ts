import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/mostrar-previa/handler.ts'), import('../../../functions/faturamento/decidir-apontamento/handler.ts')]);
const ciclo: number = CIDADE.emCritica.ciclo;
type Mostrada = {
  readonly situacao: string;
  readonly motivo: string | null;
  readonly valor: number;
  readonly componentes: readonly { readonly valor: number }[];
  readonly memoria: { readonly atos: readonly unknown[]; readonly linhas: readonly { readonly servico: string; readonly valor: string }[] };
};
const mostrar = (cdc: number, em = ciclo) => f().ler(`/ciclos/${em}/ligacoes/${cdc}`);

test('every prévia of the cycle is shown with a calculation that comes to its value', async () => {
  const todas = await f().sql<{ cdc: number }>('SELECT cdc FROM faturamento.previa WHERE ciclo = $1 ORDER BY cdc', [ciclo]);
  expect(todas.length).toBeGreaterThan(150);
  for (const { cdc } of todas) {
    const { statusCode, json } = await mostrar(cdc);
    expect([cdc, statusCode]).toEqual([cdc, 200]);
    const p = json as Mostrada;
    expect(p.componentes.reduce((s, c) => s + c.valor, 0)).toBe(p.valor);
    // the acts of the town truncate band by band: the lines are whole centavos
    expect(Math.round(p.memoria.linhas.reduce((s, l) => s + Number(l.valor) * 100, 0))).toBe(p.valor);
    expect([p.situacao === 'CALCULADA', p.motivo === null]).toEqual([p.valor > 0, p.valor > 0]);
  }
});

test('says why there is no bill, what was found and what was decided', async () => {
  const [{ cdc }] = (await f().sql<{ cdc: number }>(`SELECT cdc FROM faturamento.apontamento WHERE ciclo = $1 AND regra = 'MASTER_NEGATIVO'`, [ciclo])) as [{ cdc: number }];
  const { json } = await mostrar(cdc);
  expect(json).toMatchObject({ situacao: 'ESTACIONADA', valor: 0, componentes: [], decisao: null, memoria: { linhas: [] }, apontamentos: [{ regra: 'MASTER_NEGATIVO', bloqueia: true, situacao: 'PENDENTE' }] });
  expect(json['motivo']).toContain('dependentes');
  await f().agir(`/ciclos/${ciclo}/ligacoes/${cdc}/decisao`, { acao: 'LIBERAR', motivo: 'Conferido no condomínio' });
  expect((await mostrar(cdc)).json).toMatchObject({ situacao: 'CALCULADA', decisao: { acao: 'LIBERAR', motivo: 'Conferido no condomínio', por: CIDADE.aprovador, leitura: null } });
});

test('a prévia that its own calculation does not explain is a fault, never an answer', async () => {
  const [{ cdc }] = (await f().sql<{ cdc: number }>('SELECT min(cdc) AS cdc FROM faturamento.previa WHERE ciclo = $1 AND situacao = 1', [ciclo])) as [{ cdc: number }];
  await f().sql('UPDATE faturamento.previa SET valores[1] = valores[1] + 1, valor = valor + 1 WHERE ciclo = $1 AND cdc = $2', [ciclo, cdc]);
  const r = await mostrar(cdc);
  expect(r.statusCode).toBe(500);
  expect(r.body).not.toMatch(/diverge|difere/);
});

test('an unknown cycle, a ligação of another and an issued cycle are refused', async () => {
  expect((await mostrar(1, 99)).json['codigo']).toBe('ciclo/nao-encontrado');
  expect((await mostrar(999_999)).json['codigo']).toBe('ciclo/ligacao-fora-do-lote');
  const emitido = await mostrar(1, CIDADE.emitido.ciclo);
  expect([emitido.json['codigo'], emitido.json['detail']]).toEqual(['ciclo/ligacao-fora-do-lote', expect.stringContaining('fatura')]);
});

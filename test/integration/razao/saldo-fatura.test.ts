import { expect, test } from 'vitest';
import { A_MAIOR, A_MENOR, comRazao, HOJE } from './apoio.ts';

const razao = comRazao(() => import('../../../functions/razao/saldo-fatura/handler.ts'));

interface Saldo {
  readonly aviso: number;
  readonly data: string;
  readonly saldo: number;
  readonly porRubrica: { readonly rubrica: string; readonly lancado: number; readonly baixado: number; readonly saldo: number }[];
  readonly lancamentos: { readonly credito: string; readonly valor: number; readonly efeito: number }[];
}
async function saldo(aviso: number, consulta = ''): Promise<Saldo> {
  const resposta = await razao().ler(`/razao/faturas/${aviso}`, consulta);
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}
const totais = (s: Saldo) => s.porRubrica.reduce((t, r) => ({ lancado: t.lancado + r.lancado, baixado: t.baixado + r.baixado, saldo: t.saldo + r.saldo }), { lancado: 0, baixado: 0, saldo: 0 });

test('a bill that was not paid is open by the value of each rubrica', async () => {
  const { aviso, valor } = razao().contas.semPagamento;
  const s = await saldo(aviso);
  expect(s).toMatchObject({ aviso, data: HOJE, saldo: valor });
  expect(totais(s)).toEqual({ lancado: valor, baixado: 0, saldo: valor });
  const { rows } = await razao().lote.query<{ nome: string; valor: number }>(
    `SELECT b.nome, i.valor FROM faturamento.fatura f, unnest(f.rubricas, f.valores) i(rubrica, valor) JOIN faturamento.rubrica b ON b.id = i.rubrica WHERE f.aviso = $1 AND i.valor > 0 ORDER BY b.id`,
    [aviso],
  );
  expect(s.porRubrica.map((r) => [r.rubrica, r.saldo])).toEqual(rows.map((r) => [r.nome, r.valor]));
});

test('a paid one has each rubrica taken, and what was paid over it is not of the bill', async () => {
  const { aviso, valor } = razao().contas.aMaior;
  const s = await saldo(aviso);
  expect(s.saldo).toBe(0);
  expect(totais(s)).toEqual({ lancado: valor, baixado: valor, saldo: 0 });
  expect(s.lancamentos.filter((l) => l.credito.startsWith('CREDITO:'))).toMatchObject([{ credito: 'CREDITO:EXCEDENTE', valor: A_MAIOR, efeito: 0 }]);
});

test('a payment that was less than the bill is credit and leaves it as it was (TR 14.1)', async () => {
  const { aviso, valor } = razao().contas.aMenor;
  const s = await saldo(aviso);
  expect(s.saldo).toBe(valor);
  expect(totais(s)).toEqual({ lancado: valor, baixado: 0, saldo: valor });
  expect(s.lancamentos.at(-1)).toMatchObject({ credito: 'CREDITO:PARCIAL', valor: valor - A_MENOR, efeito: 0 });
});

test('a second payment settles nothing twice', async () => {
  const { aviso, valor } = razao().contas.duasVezes;
  expect(totais(await saldo(aviso))).toEqual({ lancado: valor, baixado: valor, saldo: 0 });
});

test('at a date it is as it was then', async () => {
  const { aviso, valor } = razao().contas.exata;
  expect((await saldo(aviso, 'data=2026-11-18')).saldo).toBe(valor);
  expect((await saldo(aviso, `data=${HOJE}`)).saldo).toBe(0);
  expect(await saldo(aviso, 'data=2026-10-31')).toMatchObject({ saldo: 0, porRubrica: [], lancamentos: [] });
});

test('refuses an aviso that was never issued', async () => {
  expect((await razao().ler('/razao/faturas/99999999999')).json).toMatchObject({ status: 404, codigo: 'fatura/nao-encontrada', campo: 'aviso' });
});

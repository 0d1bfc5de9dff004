import { expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { A_MAIOR, A_MENOR, AMANHA, comRazao, HOJE } from './apoio.ts';

const razao = comRazao(() => import('../../../functions/razao/saldos/handler.ts'));

interface Conta {
  readonly codigo: string;
  readonly natureza: 'D' | 'C';
  readonly debitos: number;
  readonly creditos: number;
  readonly saldo: number;
}
async function balancete(consulta = ''): Promise<{ data: string; contas: Conta[]; diferenca: number }> {
  const resposta = await razao().ler('/razao/saldos', consulta);
  expect(resposta.statusCode).toBe(200);
  return resposta.json as never;
}
const saldoDe = (contas: readonly Conta[], codigo: string) => contas.find((c) => c.codigo === codigo)?.saldo;

test('without a date it is that of today, and debits equal credits', async () => {
  const b = await balancete();
  expect(b).toMatchObject({ data: HOJE, diferenca: 0 });
  expect(b.contas.reduce((soma, c) => soma + c.debitos, 0)).toBeGreaterThan(0);
});

test('each account is the sum of its own transfers up to the day, and grows by the side of its nature', async () => {
  const { rows } = await razao().banco.pool().query<{ codigo: string; debitos: string; creditos: string }>(
    `SELECT c.codigo, (SELECT coalesce(sum(t.valor), 0) FROM razao.transferencia t WHERE t.conta_debito = c.id AND t.data_contabil <= $1) AS debitos,
            (SELECT coalesce(sum(t.valor), 0) FROM razao.transferencia t WHERE t.conta_credito = c.id AND t.data_contabil <= $1) AS creditos
       FROM razao.conta c ORDER BY c.codigo`,
    [HOJE],
  );
  const { contas } = await balancete(`data=${HOJE}`);
  expect(contas.map(({ codigo, debitos, creditos }) => ({ codigo, debitos, creditos }))).toEqual(rows.map((r) => ({ codigo: r.codigo, debitos: Number(r.debitos), creditos: Number(r.creditos) })));
  for (const c of contas) expect(c.saldo).toBe(c.natureza === 'D' ? c.debitos - c.creditos : c.creditos - c.debitos);
});

test('the credits of customers are in the account of their kind', async () => {
  const { contas } = await balancete();
  const { aMenor, duasVezes } = razao().contas;
  expect(['EXCEDENTE', 'PARCIAL', 'DUPLICIDADE', 'FORA_VALIDADE'].map((tipo) => saldoDe(contas, `CREDITO:${tipo}`))).toEqual([A_MAIOR, aMenor.valor - A_MENOR, duasVezes.valor, 0]);
});

test('a day sees what was posted up to it: nothing before the bills, the money in transit until the bank pays', async () => {
  const antes = await balancete('data=2026-10-31');
  expect(antes.contas.every((c) => c.debitos === 0 && c.creditos === 0)).toBe(true);
  const hoje = await balancete(`data=${HOJE}`);
  const amanha = await balancete(`data=${AMANHA}`);
  expect(saldoDe(hoje.contas, 'BANCO:104')).toBe(0);
  expect(saldoDe(hoje.contas, 'TRANSITO:104')).toBeGreaterThan(0);
  expect(saldoDe(amanha.contas, 'BANCO:104')).toBe(saldoDe(hoje.contas, 'TRANSITO:104'));
  expect(saldoDe(amanha.contas, 'TRANSITO:104')).toBe(0);
  expect(amanha.diferenca).toBe(0);
});

test('one account by its code; the difference is still of the whole ledger', async () => {
  expect(await balancete('conta=CREDITO:EXCEDENTE')).toMatchObject({ contas: [{ codigo: 'CREDITO:EXCEDENTE', natureza: 'C', creditos: A_MAIOR, saldo: A_MAIOR }], diferenca: 0 });
});

test('refuses a code that is in no chart of accounts, and a day that does not exist', async () => {
  expect((await razao().ler('/razao/saldos', 'conta=RECEBER:NADA')).json).toMatchObject({ status: 404, codigo: 'razao/conta-inexistente', campo: 'conta' });
  expect((await razao().ler('/razao/saldos', 'data=2026-02-30')).statusCode).toBe(400);
  expect((await razao().ler('/razao/saldos', 'data=0000-01-01')).statusCode).toBe(400);
});

test('a balance of the day that lies shows as a difference', async () => {
  const pool = razao().banco.pool();
  const data = somarDias(HOJE, -1);
  await pool.query('INSERT INTO razao.saldo_dia (conta, data, debitos, creditos) SELECT id, $1, 5, 0 FROM razao.conta WHERE codigo = $2', [data, 'TARIFA_BANCARIA']);
  expect((await balancete()).diferenca).toBe(5);
  await pool.query('DELETE FROM razao.saldo_dia WHERE data = $1', [data]);
});

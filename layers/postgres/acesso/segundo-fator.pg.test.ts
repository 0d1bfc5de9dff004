import { beforeAll, beforeEach, expect, test } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import type { Cliente } from '../conexao.ts';
import { umaVez } from '../transacao.ts';
import { exigeFator, gastarCodigo, guardarCodigos, quantosCodigos } from './segundo-fator.ts';

const t = comBanco();
const pool = () => t.banco.pool('nascente_app');
const codigo = (n: number): Buffer => Buffer.alloc(32, n);
const dez = (de: number): Buffer[] => Array.from({ length: 10 }, (_, i) => codigo(de + i));
let caio = '';

beforeAll(async () => {
  const { rows } = await t.banco.pool().query<{ id: string }>(`INSERT INTO acesso.usuario (login, nome, email) VALUES ('caio', 'Caio Prado', 'caio@saae.example') RETURNING id`);
  caio = rows[0]?.id ?? '';
  await t.banco.pool().query(`INSERT INTO acesso.usuario (login, nome, email) VALUES ('dora', 'Dora Lins', 'dora@saae.example')`);
  await t.banco.pool().query(`INSERT INTO acesso.segundo_fator (usuario, segredo, verificado) VALUES ($1, 'x', true)`, [caio]);
});
beforeEach(() => t.banco.pool().query('DELETE FROM acesso.codigo_de_reserva'));

/** Two at once: the first does its part and stays open until the second has begun its own, which is answered after the first commits. */
async function aoMesmoTempo<T>(um: (cliente: Cliente) => Promise<T>, outro: (cliente: Cliente) => Promise<T>): Promise<readonly [T, T]> {
  let segundo: Promise<T> | undefined;
  const primeiro = await umaVez(pool(), async (cliente) => {
    const feito = await um(cliente);
    segundo = umaVez(pool(), outro);
    await esperando();
    return feito;
  });
  if (segundo === undefined) throw new Error('não começou');
  return [primeiro, await segundo];
}

/** Until somebody waits for a lock here, or for a tenth of a second when nobody does. */
async function esperando(): Promise<void> {
  for (let vez = 0; vez < 10; vez += 1) {
    const { rows } = await t.banco.pool().query<{ n: number }>(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
    if ((rows[0]?.n ?? 0) > 0) return;
    await new Promise((resolver) => setTimeout(resolver, 10));
  }
}

test('a recovery code is spent by one of two uses at the same moment, and is gone', async () => {
  await guardarCodigosDe(dez(1));
  expect(await aoMesmoTempo((c) => gastarCodigo(c, caio, codigo(1)), (c) => gastarCodigo(c, caio, codigo(1)))).toEqual([true, false]);
  expect(await aoMesmoTempo((c) => gastarCodigo(c, caio, codigo(2)), (c) => gastarCodigo(c, caio, codigo(3)))).toEqual([true, true]);
  expect([await quantosCodigos(pool(), caio), await gastarCodigo(pool(), caio, codigo(1))]).toEqual([7, false]);
});

test('of two generations at the same moment, the codes of the second are those that are left', async () => {
  await guardarCodigosDe(dez(1));
  expect(await aoMesmoTempo((c) => guardarCodigos(c, caio, dez(20)), (c) => guardarCodigos(c, caio, dez(40)))).toEqual([true, true]);
  expect([await quantosCodigos(pool(), caio), await gastarCodigo(pool(), caio, codigo(20)), await gastarCodigo(pool(), caio, codigo(40))]).toEqual([10, false, true]);
});

function guardarCodigosDe(resumos: readonly Buffer[]): Promise<boolean> {
  return umaVez(pool(), (cliente) => guardarCodigos(cliente, caio, resumos));
}

test.each(['Pacific/Kiritimati', 'Etc/GMT+12'])('the last day of a privilege is that of São Paulo, with the server in %s', async (zona) => {
  await t.banco.pool().query('DELETE FROM acesso.privilegio_concedido');
  expect(await exigeFator(pool(), caio)).toBe(false);
  await t.banco.pool().query(
    `INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) SELECT $1, 'pagamento:estornar', hoje, hoje, 'Cobriu o colega', id FROM (SELECT (now() AT TIME ZONE 'America/Sao_Paulo')::date AS hoje) d, acesso.usuario u WHERE u.login = 'dora'`,
    [caio],
  );
  const exige = await umaVez(pool(), async (cliente) => {
    await cliente.query(`SELECT set_config('TimeZone', $1, true)`, [zona]);
    return exigeFator(cliente, caio);
  });
  expect(exige).toBe(true);
});

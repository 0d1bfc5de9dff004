import { beforeAll, beforeEach, expect, test } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import type { Cliente } from '../conexao.ts';
import { umaVez } from '../transacao.ts';
import { gastarCodigo, guardarCodigos, quantosCodigos } from './segundo-fator.ts';

const t = comBanco();
const pool = () => t.banco.pool('nascente_app');
const codigo = (n: number): Buffer => Buffer.alloc(32, n);
const dez = (de: number): Buffer[] => Array.from({ length: 10 }, (_, i) => codigo(de + i));
let caio = '';

beforeAll(async () => {
  const { rows } = await t.banco.pool().query<{ id: string }>(`INSERT INTO acesso.usuario (login, nome, email) VALUES ('caio', 'Caio Prado', 'caio@saae.example') RETURNING id`);
  caio = rows[0]?.id ?? '';
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

import { expect, test } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { auditarRecusa, somarRecusas } from './recusas.ts';

const bd = comBanco();
const app = () => bd.banco.pool('nascente_app');
const raiz = () => bd.banco.pool();
const recusar = (login: string, ip: string, motivo: string | null = null) => auditarRecusa(app(), { autor: { ip, dispositivo: 'teste' }, funcao: 'acesso/entrar', objeto: `usuario:${login}`, motivo });
interface Linha {
  readonly objeto: string;
  readonly ip: string | null;
  readonly motivo: string | null;
  readonly depois: { readonly repeticoes: number; readonly primeira: string; readonly ultima: string } | null;
}
const linhas = async () => (await raiz().query<Linha>(`SELECT objeto, host(ip) AS ip, motivo, depois FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND resultado = 'RECUSADO' AND usuario = 'público' ORDER BY id`)).rows;
const contadas = async () => (await raiz().query<{ n: number }>('SELECT coalesce(sum(repeticoes + 1), 0)::integer AS n FROM acesso.recusa_do_minuto')).rows[0]?.n;
/** As if the minute were over. */
const passar = () => raiz().query(`UPDATE acesso.recusa_do_minuto SET minuto = minuto - interval '1 minute'`);
const limpar = async () => {
  await raiz().query('DELETE FROM acesso.recusa_do_minuto');
  await raiz().query(`SET session_replication_role = replica; DELETE FROM comum.auditoria; SET session_replication_role = origin`);
};
/** All of a test inside one minute. */
async function noMesmoMinuto(agir: () => Promise<void>): Promise<void> {
  const falta = 60_000 - (Date.now() % 60_000);
  if (falta < 15_000) await new Promise((resolver) => setTimeout(resolver, falta + 50));
  await limpar();
  await agir();
}

test('the first is written at once, and the others of the minute as one, with how many, the first and the last', () =>
  noMesmoMinuto(async () => {
    for (let i = 0; i < 57; i++) await recusar('ana', '203.0.113.7');
    await recusar('ana', '203.0.113.7', 'acesso/bloqueado');
    await recusar('ana', '203.0.113.8');
    expect((await linhas()).map((l) => [l.objeto, l.ip, l.motivo, l.depois])).toEqual([
      ['usuario:ana', '203.0.113.7', null, null],
      ['usuario:ana', '203.0.113.7', 'acesso/bloqueado', null],
      ['usuario:ana', '203.0.113.8', null, null],
    ]);
    expect(await somarRecusas(bd.banco.pool('nascente_lote'))).toBe(0);
    expect(await contadas()).toBe(59);
    await passar();
    expect(await somarRecusas(bd.banco.pool('nascente_lote'))).toBe(1);
    const ultima = (await linhas()).at(-1);
    expect(ultima).toMatchObject({ objeto: 'usuario:ana', ip: '203.0.113.7', motivo: null, depois: { repeticoes: 56 } });
    expect(new Date(ultima?.depois?.ultima ?? 0).getTime()).toBeGreaterThan(new Date(ultima?.depois?.primeira ?? 0).getTime());
    expect(await contadas()).toBe(0);
    expect(await somarRecusas(bd.banco.pool('nascente_lote'))).toBe(0);
  }), 90_000);

test('whoever tries a login a time fills ten rows a minute, and everybody together sixty; all of them are counted', () =>
  noMesmoMinuto(async () => {
    for (let i = 0; i < 40; i++) await recusar(`nome-${i}`, '203.0.113.7');
    expect(await linhas()).toHaveLength(11);
    expect((await linhas()).at(-1)).toMatchObject({ objeto: 'usuario:vários', ip: '203.0.113.7' });
    // a home has 2^64 addresses of IPv6, and is one origin
    for (let i = 0; i < 30; i++) await recusar(`nome-${i}`, `2001:db8::${(i + 1).toString(16)}`);
    expect(await linhas()).toHaveLength(22);
    for (let i = 0; i < 300; i++) await recusar(`nome-${i}`, `198.51.${100 + (i % 100)}.${i % 250}`);
    const todas = await linhas();
    expect(todas.length).toBeLessThanOrEqual(61);
    expect(todas.at(-1)).toMatchObject({ objeto: 'usuario:vários', ip: null });
    expect(await contadas()).toBe(370);
    await passar();
    await somarRecusas(bd.banco.pool('nascente_lote'));
    const somadas = (await linhas()).slice(todas.length);
    expect(somadas.length).toBeLessThanOrEqual(3);
    expect(todas.length + somadas.reduce((n, l) => n + (l.depois?.repeticoes ?? 0), 0)).toBe(370);
  }), 90_000);

test('many at once lose none, and two who sum at once write none twice', () =>
  noMesmoMinuto(async () => {
    await Promise.all(Array.from({ length: 200 }, (_, i) => recusar(`nome-${i % 5}`, '203.0.113.9')));
    await passar();
    await Promise.all([somarRecusas(bd.banco.pool('nascente_lote')), somarRecusas(bd.banco.pool('nascente_lote'))]);
    const todas = await linhas();
    expect(todas.filter((l) => l.depois === null).length + todas.reduce((n, l) => n + (l.depois?.repeticoes ?? 0), 0)).toBe(200);
    expect(todas).toHaveLength(10);
  }), 90_000);

test('the application counts by the function alone, and never sums', async () => {
  for (const sql of ['SELECT * FROM acesso.recusa_do_minuto', 'DELETE FROM acesso.recusa_do_minuto', 'SELECT comum.somar_recusas()']) await expect(app().query(sql), sql).rejects.toThrow('permission denied');
});

import { beforeEach, expect, test, vi } from 'vitest';
import { comBanco } from '../../test/fixture/banco.ts';
import { anotarContorno, type Contorno } from '../postgres/acesso/contornos.ts';
import { anotadorDeContornos, INTERVALO_MS } from './anotar-contornos.ts';

const t = comBanco();
const CONTORNO: Contorno = { tipo: 'CREDENCIAL_FORJADA', autor: { nome: 'público', ip: '203.0.113.7', dispositivo: 'teste' }, objeto: 'credencial:token', detalhe: { pedido: 'GET /sessao' } };
const de = (ip: string, mais: Partial<Contorno> = {}): Contorno => ({ ...CONTORNO, ...mais, autor: { ...CONTORNO.autor, ip } });
const anotar = (c: Contorno, quantas = 1) => anotarContorno(t.banco.pool('nascente_app'), c, quantas);
const raiz = (sql: string) => t.banco.pool().query<Record<string, unknown>>(sql);
/** What the audit got since the mark. */
let marca = '0';
const linhas = async () => (await raiz(`SELECT usuario, host(ip) AS ip, objeto, motivo, resultado, depois FROM comum.auditoria WHERE funcao = 'acesso/tentativa-de-contorno' AND id > ${marca} ORDER BY id`)).rows;

beforeEach(async () => {
  await raiz('TRUNCATE acesso.tentativa_de_contorno');
  marca = String((await raiz('SELECT coalesce(max(id), 0)::text AS m FROM comum.auditoria')).rows[0]?.['m']);
});

test('a thousand of one address leave four lines, that say how many and never what was sent', async () => {
  await Promise.all(Array.from({ length: 1_000 }, () => anotar(CONTORNO)));
  expect((await linhas()).map((l) => (l['depois'] as { nestaHora: number }).nestaHora)).toEqual([1, 10, 100, 1_000]);
  expect((await linhas())[0]).toEqual({ usuario: 'público', ip: '203.0.113.7', objeto: 'credencial:token', motivo: 'credencial que não abre', resultado: 'RECUSADO', depois: { pedido: 'GET /sessao', nestaHora: 1 } });
  await anotar(CONTORNO, 25_000);
  expect((await linhas()).at(-1)).toMatchObject({ depois: { nestaHora: 26_000 } });
  expect(await linhas()).toHaveLength(5);
}, 30_000);

test('half an IPv6 network is one origin; another kind, another person and another hour are others', async () => {
  for (let i = 1; i <= 9; i++) await anotar(de(`2001:db8:1:2::${i}`));
  await anotar(de('2001:db8:1:2::1', { tipo: 'OUTRA_ORIGEM' }));
  await anotar({ ...CONTORNO, autor: { nome: 'Caio Prado', ip: '2001:db8:1:2::1', dispositivo: 'teste' } });
  expect(await linhas()).toHaveLength(3);
  await raiz(`UPDATE acesso.tentativa_de_contorno SET hora = hora - interval '1 hour'`);
  await anotar(de('2001:db8:1:2::7'));
  expect(await linhas()).toHaveLength(4);
});

test('beyond five hundred origins in an hour the others count together; what is older than thirty days leaves', async () => {
  await raiz(`INSERT INTO acesso.tentativa_de_contorno SELECT date_trunc('hour', clock_timestamp()), 'ENTRADA_MALFORMADA', ('10.0.' || n / 200 || '.' || n % 200)::cidr, 'público', 1 FROM generate_series(1, 500) n`);
  await raiz(`INSERT INTO acesso.tentativa_de_contorno VALUES (clock_timestamp() - interval '31 days', 'OUTRA_ORIGEM', '10.9.9.9', 'público', 7)`);
  for (let i = 1; i <= 9; i++) await anotar(de(`198.51.100.${i}`));
  await anotar(de('10.0.0.5', { tipo: 'ENTRADA_MALFORMADA' }));
  expect((await raiz(`SELECT origem::text, quantas::integer FROM acesso.tentativa_de_contorno WHERE quantas > 1 OR tipo <> 'ENTRADA_MALFORMADA' ORDER BY 1`)).rows).toEqual([{ origem: '0.0.0.0/0', quantas: 9 }, { origem: '10.0.0.5/32', quantas: 2 }]);
  expect(await linhas()).toHaveLength(1);
});

test('the application counts, and neither reads, changes nor forgets; it counts no fewer than one', async () => {
  const app = t.banco.pool('nascente_app');
  for (const sql of ['SELECT FROM acesso.tentativa_de_contorno', 'DELETE FROM acesso.tentativa_de_contorno', `INSERT INTO acesso.tentativa_de_contorno VALUES (now(), 'OUTRA_ORIGEM', '10.0.0.1', 'x', 1)`]) await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  for (const quantas of [0, -5, 1_000_001]) await expect(anotar(CONTORNO, quantas)).rejects.toThrow('de 1 a 1000000');
});

test('a process writes once each ten seconds for an origin, with what came in between; what cannot be written is nobody\'s refusal', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const gravar = vi.fn<(c: Contorno, quantas: number) => Promise<void>>(() => Promise.resolve());
    const anotador = anotadorDeContornos(gravar);
    for (let i = 0; i < 50; i++) await anotador(CONTORNO);
    await anotador(de('203.0.113.8'));
    expect(gravar.mock.calls.map(([c, n]) => `${c.autor.ip} ${n}`)).toEqual(['203.0.113.7 1', '203.0.113.8 1']);
    vi.advanceTimersByTime(INTERVALO_MS);
    await anotador(CONTORNO);
    expect(gravar.mock.lastCall?.[1]).toBe(50);
    gravar.mockRejectedValueOnce(new Error('banco fora'));
    await expect(anotador(de('203.0.113.9'))).resolves.toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { contextoDoAutorizador, recusaDoAutorizador } from '../../../layers/http/quem.ts';
import { OPERADOR } from '../../contract/http-apoio.ts';
import { comAcesso, entrarCom, naSessao, TOKEN } from './apoio.ts';

// the calls of these tests come from 203.0.113.7
const acesso = comAcesso();
const SENHA = 'cajá manga de dezembro';
const raiz = () => acesso().banco.pool();
let n = 0;
const incluir = (tipo: 'PERMITE' | 'NEGA', faixa: string) =>
  acesso().chamar({ metodo: 'POST', caminho: '/redes-de-acesso', corpo: { tipo, faixa, descricao: 'Rede de teste', motivo: 'Portaria 12/2026' }, cabecalhos: { 'idempotency-key': `incluir-${++n}-xxxx` } });
/** As if somebody at another address had written it. */
const direto = (tipo: string, faixa: string) => raiz().query(`INSERT INTO acesso.rede (tipo, faixa, descricao, por) VALUES ($1, $2::cidr, 'teste', 'teste')`, [tipo, faixa]);
const permitida = async (ip: string) => (await raiz().query<{ p: boolean }>('SELECT acesso.rede_permitida($1::inet) AS p', [ip])).rows[0]?.p;

beforeAll(async () => {
  await incluirUsuario(acesso().banco.pool('nascente_app'), { login: 'caio', nome: 'Caio Prado', email: null, administrador: false, senha: senhaBarata(SENHA) });
});
beforeEach(() => raiz().query('TRUNCATE acesso.rede'));

test('with no list everybody comes in; with one allowed network only those of it; a denied one wins', async () => {
  expect(await permitida('8.8.8.8')).toBe(true);
  expect((await incluir('PERMITE', '203.0.113.0/24')).statusCode).toBe(201);
  expect([await permitida('203.0.113.200'), await permitida('203.0.114.1'), await permitida('2001:db8::1')]).toEqual([true, false, false]);
  expect((await incluir('NEGA', '203.0.113.128/25')).statusCode).toBe(201);
  expect([await permitida('203.0.113.200'), await permitida('203.0.113.100')]).toEqual([false, true]);
});

test('IPv6 networks, and IPv4 addresses written inside IPv6', async () => {
  await direto('NEGA', '2001:db8:10::/48');
  await direto('NEGA', '198.51.100.0/24');
  expect([await permitida('2001:db8:10:ffff::1'), await permitida('2001:db8:11::1')]).toEqual([false, true]);
  expect([await permitida('::ffff:198.51.100.77'), await permitida('::ffff:c633:644d'), await permitida('::ffff:198.51.101.77')]).toEqual([false, false, true]);
  const r = await incluir('NEGA', '::ffff:10.0.0.0/104');
  expect(r.json['faixa']).toBe('10.0.0.0/8');
  expect(await permitida('10.9.9.9')).toBe(false);
});

test('what is beyond the mask is dropped, and the same network does not enter twice', async () => {
  expect((await incluir('NEGA', '10.2.3.4/16')).json['faixa']).toBe('10.2.0.0/16');
  expect((await incluir('NEGA', '10.2.9.9/16')).json['codigo']).toBe('rede/repetida');
  expect((await incluir('NEGA', '10.2.3.4')).json['faixa']).toBe('10.2.3.4/32');
  for (const ruim of ['10.2.3.4/33', '2001:db8::/129', 'sede', '']) expect((await incluir('NEGA', ruim)).statusCode).toBe(400);
});

test('nobody writes a list that leaves himself outside, and then nothing is written', async () => {
  for (const [tipo, faixa] of [['NEGA', '203.0.113.7'], ['NEGA', '0.0.0.0/0'], ['PERMITE', '10.0.0.0/8'], ['PERMITE', '::/0'], ['NEGA', '::ffff:203.0.113.0/120']] as const) {
    const r = await incluir(tipo, faixa);
    expect([r.statusCode, r.json['codigo']], `${tipo} ${faixa}`).toEqual([422, 'rede/fecharia-quem-altera']);
    expect(r.json['detail']).toContain('203.0.113.7');
  }
  expect((await raiz().query('SELECT FROM acesso.rede')).rowCount).toBe(0);
  expect((await raiz().query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/incluir-rede' AND depois->>'faixa' = '0.0.0.0/0'`)).rowCount).toBe(0);
});

test('of two changes at once that would together leave their authors outside, one is refused', async () => {
  await direto('PERMITE', '203.0.113.7/32');
  await direto('PERMITE', '203.0.113.0/24');
  const ids = (await raiz().query<{ id: number }>('SELECT id FROM acesso.rede')).rows.map((r) => r.id);
  const r = await Promise.all([incluir('PERMITE', '10.0.0.0/8'), ...ids.map((id) => acesso().chamar({ metodo: 'PUT', caminho: `/redes-de-acesso/${id}`, corpo: { ativa: false, descricao: 'Rede de teste', motivo: 'Mudança de enlace' }, cabecalhos: { 'idempotency-key': `alterar-${id}-xxxx` } }))]);
  expect(r.map((x) => x.statusCode).filter((s) => s === 422)).toHaveLength(1);
  expect(await permitida('203.0.113.7')).toBe(true);
});

test('who is in is out at the next call, with a session and with a token; who enters hears why, by password and by link', async () => {
  const { cookies } = await naSessao(acesso());
  const doToken = { cabecalhos: { authorization: `Bearer ${TOKEN}` } };
  expect([(await acesso().autorizar({ cookies })).entra, (await acesso().autorizar(doToken)).entra]).toEqual([true, true]);
  await direto('NEGA', '203.0.113.0/24');
  expect((await acesso().autorizar(doToken)).entra).toBe(false);
  // a session that is kept out is told why, and by no route is it anybody
  const { context } = await acesso().autorizar({ cookies });
  expect(context).toEqual({ recusa: 'REDE', nome: OPERADOR.nome });
  for (const [metodo, caminho] of [['GET', '/sessao'], ['GET', '/redes-de-acesso'], ['POST', '/sair']] as const) {
    const recusada = await acesso().chamar({ metodo, caminho, cookies, quem: recusaDoAutorizador.parse(context), cabecalhos: { 'sec-fetch-site': 'same-origin' } });
    expect([recusada.statusCode, recusada.json['codigo']]).toEqual([403, 'acesso/rede-recusada']);
    expect(recusada.json['detail']).toContain('203.0.113.7');
  }
  const r = await entrarCom(acesso(), 'caio', SENHA);
  expect([r.statusCode, r.json['codigo'], r.cookies]).toEqual([403, 'acesso/rede-recusada', undefined]);
  const link = await acesso().chamar({ metodo: 'GET', caminho: '/entrar', consulta: `codigo=${'x'.repeat(43)}`, quem: undefined });
  expect([link.statusCode, link.json['codigo']]).toEqual([403, 'acesso/rede-recusada']);
});

test('the address that counts is the one that the gateway saw, unless CloudFront proves itself: headers of a stranger change nothing', async () => {
  const { cookies } = await naSessao(acesso());
  await direto('NEGA', '192.0.2.0/24');
  const com = async (cabecalhos: Record<string, string>) => contextoDoAutorizador.safeParse((await acesso().autorizar({ cookies, cabecalhos })).context).success;
  for (const cabecalhos of [{ 'x-forwarded-for': '192.0.2.1' }, { 'cloudfront-viewer-address': '192.0.2.1:1234' }, { 'x-visitante': '192.0.2.1' }, { 'x-visitante': '192.0.2.1', 'x-origem': 'chute' }]) expect(await com(cabecalhos)).toBe(true);
  const { SEGREDO_DE_ORIGEM } = await import('./apoio.ts');
  expect(await com({ 'x-visitante': '192.0.2.1', 'x-origem': SEGREDO_DE_ORIGEM })).toBe(false);
  await raiz().query('TRUNCATE acesso.rede');
  await direto('NEGA', '203.0.113.0/24');
  expect(await com({ 'x-visitante': '198.51.100.1' })).toBe(false);
  expect(await com({ 'x-visitante': '198.51.100.1', 'x-origem': SEGREDO_DE_ORIGEM })).toBe(true);
  const r = await entrarCom(acesso(), 'caio', 'x', { cabecalhos: { 'x-visitante': '198.51.100.1', 'x-origem': 'chute' } });
  expect(r.json['codigo']).toBe('acesso/rede-recusada');
});

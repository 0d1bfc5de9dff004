import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { darAlgoAFazer } from '../../test/fixture/algo-a-fazer.ts';
import { comBanco } from '../../test/fixture/banco.ts';
import { incluirUsuario } from '../postgres/acesso/usuarios.ts';
import { criarAutenticacao } from './autenticacao.ts';
import { entrarComSenha, type PedidoDeEntrada } from './entrar-com-senha.ts';
import { criarDesafio, resumoDaProva } from './prova-de-trabalho.ts';
import { conferirSenhaGuardada, guardarSenha } from './senha-guardada.ts';

// derivations are counted, and none is paid for: what a password costs is proven elsewhere
vi.mock('./senha-guardada.ts', { spy: true });
const semCusto = (senha: string) => `$scrypt$${Buffer.from(senha).toString('hex')}`;
beforeAll(() => {
  vi.mocked(guardarSenha).mockImplementation((senha) => Promise.resolve(semCusto(senha)));
  vi.mocked(conferirSenhaGuardada).mockImplementation((guardada, senha) => Promise.resolve(guardada === semCusto(senha)));
});
// files that share a worker share what stands in the place of a module
afterAll(() => {
  vi.mocked(guardarSenha).mockReset();
  vi.mocked(conferirSenhaGuardada).mockReset();
});

const t = comBanco();
const CHAVE = 'chave-de-teste-com-mais-de-32-caracteres';
const autenticacao = criarAutenticacao(CHAVE);
const SENHA = 'cajá manga de dezembro';
const raiz = () => t.banco.pool();
const tentar = (login: string, senha: string, ip = '203.0.113.7', extra: Partial<PedidoDeEntrada> = {}) =>
  entrarComSenha(t.banco.pool('nascente_app'), autenticacao, { login, senha, ...extra }, { ip, dispositivo: 'teste' });
const codigo = async (resposta: ReturnType<typeof tentar>) => {
  const r = await resposta;
  return r.ok ? 'entrou' : r.erro.codigo;
};
const derivacoes = () => vi.mocked(guardarSenha).mock.calls.length + vi.mocked(conferirSenhaGuardada).mock.calls.length;
const mudar = (parte: object) => raiz().query(`UPDATE comum.parametro SET valor = valor || $1 WHERE chave = 'acesso.bloqueio'`, [JSON.stringify(parte)]);
const envelhecer = (minutos: number) =>
  raiz().query(`WITH t AS (UPDATE acesso.tentativa SET em = em - make_interval(mins => $1)) UPDATE acesso.bloqueio SET de = de - make_interval(mins => $1), ate = ate - make_interval(mins => $1)`, [minutos]);
const vigentes = async () => (await raiz().query<{ v: string }>(`SELECT coalesce(login, origem::text) AS v FROM acesso.bloqueio WHERE liberado_em IS NULL AND (ate IS NULL OR ate > clock_timestamp()) ORDER BY id`)).rows.map((r) => r.v);

async function provar(): Promise<Buffer> {
  const { signature, ...parameters } = await criarDesafio(CHAVE);
  const solucao = await solveChallenge({ challenge: { parameters, signature }, deriveKey });
  const resumo = solucao && (await resumoDaProva({ desafio: { signature, ...parameters }, solucao: { counter: solucao.counter, derivedKey: solucao.derivedKey } }, CHAVE));
  if (!resumo) throw new Error('a prova não valeu');
  return resumo;
}

beforeAll(async () => {
  await darAlgoAFazer(raiz());
  const senha = await guardarSenha(SENHA);
  for (const login of ['ana', 'bia']) await incluirUsuario(t.banco.pool('nascente_app'), { login, nome: `Pessoa ${login}`, email: `${login}@saae.example`, administrador: false, senha });
});

beforeEach(async () => {
  vi.mocked(guardarSenha).mockClear();
  vi.mocked(conferirSenhaGuardada).mockClear();
  await raiz().query('TRUNCATE acesso.tentativa, acesso.bloqueio, acesso.dispositivo_conhecido, acesso.prova_usada, acesso.recusa_do_minuto');
  await mudar({ por: 'AMBOS', falhasDoUsuario: 5, falhasDoIp: 50, duracaoEmMinutos: 15, falhasAteProva: null });
});

test.each(['ana', 'ninguem'])('of a hundred guesses at %s at once, five are looked at, whoever asks and from wherever', async (login) => {
  const respostas = await Promise.all(Array.from({ length: 100 }, (_, i) => codigo(tentar(login, `palpite ${i}`, `203.0.113.${i + 1}`))));
  expect(derivacoes()).toBe(5);
  expect(respostas.filter((r) => r === 'acesso/entrada-recusada')).toHaveLength(5);
  expect(respostas.filter((r) => r === 'acesso/bloqueado-ate')).toHaveLength(95);
  expect(await vigentes()).toEqual([login]);
});

test('of a hundred guesses at as many logins from one address, those up to its limit are looked at', async () => {
  await mudar({ falhasDoIp: 10 });
  await Promise.all(Array.from({ length: 100 }, (_, i) => tentar(`pessoa${i}`, 'palpite')));
  expect(derivacoes()).toBe(10);
  expect(await vigentes()).toEqual(['203.0.113.7/32']);
  expect(await codigo(tentar('ana', SENHA))).toBe('acesso/bloqueado-ate');
  expect(await codigo(tentar('ana', SENHA, '203.0.113.8'))).toBe('entrou');
});

test('the addresses of one half of an IPv6 network are one origin; an IPv4 address inside IPv6 is itself', async () => {
  await mudar({ falhasDoIp: 4 });
  for (let i = 1; i <= 4; i++) await tentar(`pessoa${i}`, 'x', `2001:db8:1:2::${i}`);
  expect(await vigentes()).toEqual(['2001:db8:1:2::/64']);
  expect(await codigo(tentar('ana', SENHA, '2001:db8:1:2:ffff::9'))).toBe('acesso/bloqueado-ate');
  expect(await codigo(tentar('ana', SENHA, '2001:db8:1:3::1'))).toBe('entrou');
  for (let i = 1; i <= 4; i++) await tentar(`outra${i}`, 'x', '::ffff:198.51.100.1');
  expect(await codigo(tentar('ana', SENHA, '198.51.100.1'))).toBe('acesso/bloqueado-ate');
  expect(await codigo(tentar('ana', SENHA, '::ffff:c633:6401'))).toBe('acesso/bloqueado-ate');
});

test('who is locked does not enter with the right password, hears the same as who does not exist, and enters when the time is over', async () => {
  for (let i = 0; i < 5; i++) await Promise.all(['ana', 'ninguem'].map((login) => tentar(login, 'x')));
  const [conhecida, ninguem] = [await tentar('ana', SENHA), await tentar('ninguem', SENHA)];
  expect(conhecida).toEqual(ninguem);
  expect(conhecida).toEqual({ ok: false, erro: { codigo: 'acesso/bloqueado-ate', mensagem: 'Foram muitas tentativas sem sucesso. Aguarde 15 minutos e tente de novo, ou peça a liberação ao administrador.' } });
  await envelhecer(16);
  expect(await codigo(tentar('ana', SENHA))).toBe('entrou');
});

test('after a lock, counting begins again', async () => {
  await mudar({ janelaEmMinutos: 60 });
  for (let i = 0; i < 5; i++) await tentar('ana', 'x');
  await envelhecer(16);
  expect(await codigo(tentar('ana', 'x'))).toBe('acesso/entrada-recusada');
  expect(await codigo(tentar('ana', SENHA))).toBe('entrou');
  await mudar({ janelaEmMinutos: 15 });
});

test('entering forgets the failures of the person under both names, and not those of the address', async () => {
  await mudar({ falhasDoIp: 10 });
  for (let i = 0; i < 2; i++) await Promise.all([tentar('ana', 'x'), tentar('ana@saae.example', 'x')]);
  for (let i = 0; i < 4; i++) await tentar('bia', 'x');
  expect(await codigo(tentar('ana', SENHA))).toBe('entrou');
  expect(await codigo(tentar('ana@saae.example', 'x'))).toBe('acesso/entrada-recusada');
  expect(await vigentes()).toEqual([]);
  await tentar('ninguem', 'x');
  expect(await vigentes()).toEqual(['203.0.113.7/32']);
});

/** Everything that a stranger sees of attempts at two names: what each answers, in order. */
async function vistoDeFora(um: string, outro: string): Promise<readonly string[]> {
  const visto: string[] = [];
  for (const [login, vezes] of [[um, 5], [outro, 6], [um, 1]] as const) for (let i = 0; i < vezes; i++) visto.push(await codigo(tentar(login, 'x')));
  return visto;
}

test('login and e-mail are one count of five, and nobody learns from the answers, nor from the work, that they are of one person', async () => {
  await mudar({ falhasDoIp: 1000 });
  const estranhos = await vistoDeFora('ninguem', 'ninguem@saae.example');
  const trabalho = derivacoes();
  expect(await vistoDeFora('ana', 'ana@saae.example')).toEqual(estranhos);
  expect(derivacoes()).toBe(2 * trabalho);
  await raiz().query('TRUNCATE acesso.tentativa, acesso.bloqueio');
  // three by one name and two by the other: the right password is not looked at, by either
  for (const login of ['ana', 'ana@saae.example', 'ana', 'ana@saae.example', 'ana']) await tentar(login, 'x');
  expect([await codigo(tentar('ana@saae.example', SENHA)), await codigo(tentar('ana', SENHA)), await codigo(tentar('bia', SENHA))]).toEqual(['acesso/entrada-recusada', 'acesso/entrada-recusada', 'entrou']);
  expect(await vigentes()).toEqual([]);
  await envelhecer(16);
  expect(await codigo(tentar('ana@saae.example', SENHA))).toBe('entrou');
});

test('of guesses by both names at once, five in all are looked at', async () => {
  await mudar({ falhasDoIp: 1000 });
  vi.mocked(conferirSenhaGuardada).mockClear();
  await Promise.all(Array.from({ length: 40 }, (_, i) => tentar(i % 2 === 0 ? 'ana' : 'ana@saae.example', 'x', `203.0.113.${i + 1}`)));
  const daAna = vi.mocked(conferirSenhaGuardada).mock.calls.length;
  expect(daAna).toBe(5);
});

test('while one name is locked the other opens nothing, but from a device of the person; released, it opens', async () => {
  const entrada = await tentar('ana', SENHA);
  if (!entrada.ok || !('cookie' in entrada.valor)) throw new Error('não entrou');
  const { dispositivo } = entrada.valor;
  for (let i = 0; i < 5; i++) await tentar('ana', 'x', '198.51.100.9');
  expect(await codigo(tentar('ana@saae.example', SENHA))).toBe('acesso/entrada-recusada');
  expect(await codigo(tentar('ana@saae.example', SENHA, undefined, { dispositivo }))).toBe('entrou');
  await raiz().query(`UPDATE acesso.bloqueio SET liberado_em = clock_timestamp(), liberado_por = 'Rosa', liberado_motivo = 'Identificou-se'`);
  expect(await codigo(tentar('ana@saae.example', SENHA))).toBe('entrou');
});

test('what is typed in the field of the user and is of nobody is not in the audit, however it ends', async () => {
  const senhaNoLugar = 'jabuticaba/doce de vidro';
  for (let i = 0; i < 6; i++) await tentar(senhaNoLugar, 'x');
  await tentar('ana@saae.example', 'x');
  const { rows } = await raiz().query<{ objeto: string; tudo: string }>(`SELECT objeto, a::text AS tudo FROM comum.auditoria a ORDER BY id DESC LIMIT 4`);
  const { rows: contadas } = await raiz().query<{ tudo: string; n: string }>('SELECT r::text AS tudo, sum(repeticoes) OVER () AS n FROM acesso.recusa_do_minuto r');
  expect([...rows, ...contadas].filter((r) => r.tudo.includes('jabuticaba'))).toEqual([]);
  // the refusals that are like one of the same minute are counted beside it (migrations/0043)
  expect(rows.map((r) => r.objeto.replace(/^bloqueio:.*/, 'bloqueio'))).toEqual(['usuario:ana@saae.example', 'usuario:j… (desconhecido)', 'bloqueio', 'usuario:j… (desconhecido)']);
  expect(contadas[0]?.n).toBe('4');
});

test('by user alone, an address is never locked; by address alone, a user never is', async () => {
  await mudar({ por: 'USUARIO', falhasDoIp: 3 });
  for (let i = 0; i < 6; i++) await tentar(`pessoa${i}`, 'x');
  expect(await vigentes()).toEqual([]);
  await mudar({ por: 'IP', falhasDoUsuario: 3, falhasDoIp: 50 });
  for (let i = 0; i < 6; i++) await tentar('ana', 'x', `198.51.100.${i}`);
  expect(await vigentes()).toEqual([]);
});

test('without a duration, a lock waits for a person', async () => {
  await mudar({ duracaoEmMinutos: null });
  for (let i = 0; i < 5; i++) await tentar('ana', 'x');
  await envelhecer(100_000);
  expect(await codigo(tentar('ana', SENHA))).toBe('acesso/bloqueado-ate-liberar');
});

test('a lock that a stranger earned does not keep out who comes from a device of his; that device locks itself', async () => {
  const entrada = await tentar('ana', SENHA);
  if (!entrada.ok || !('cookie' in entrada.valor)) throw new Error('não entrou');
  const { dispositivo } = entrada.valor;
  for (let i = 0; i < 5; i++) await tentar('ana', 'x', '198.51.100.9');
  expect(await codigo(tentar('ana', SENHA))).toBe('acesso/bloqueado-ate');
  expect(await codigo(tentar('ana', SENHA, '203.0.113.7', { dispositivo: 'A'.repeat(43) }))).toBe('acesso/bloqueado-ate');
  expect(await codigo(tentar('bia', 'x', '203.0.113.7', { dispositivo }))).toBe('acesso/entrada-recusada');
  for (let i = 0; i < 5; i++) expect(await codigo(tentar('ana', 'x', '203.0.113.7', { dispositivo }))).toBe('acesso/entrada-recusada');
  expect(await codigo(tentar('ana', SENHA, '203.0.113.7', { dispositivo }))).toBe('acesso/bloqueado-ate');
});

test('after three failures a proof is asked for, it opens one attempt, and of ten at once with one proof, one', async () => {
  await mudar({ falhasAteProva: 3 });
  for (let i = 0; i < 3; i++) await tentar('ana', 'x');
  expect(derivacoes()).toBe(3);
  expect(await codigo(tentar('ana', SENHA))).toBe('acesso/prova-exigida');
  expect(derivacoes()).toBe(3);
  const prova = await provar();
  const dez = await Promise.all(Array.from({ length: 10 }, () => codigo(tentar('ana', 'x', undefined, { prova }))));
  expect(dez.filter((r) => r === 'acesso/entrada-recusada')).toHaveLength(1);
  expect(dez.filter((r) => r === 'acesso/prova-exigida')).toHaveLength(9);
  expect(await codigo(tentar('ana', SENHA, undefined, { prova: await provar() }))).toBe('entrou');
});

test('a proof that was not worked for, is late, or was signed by another key, is none', async () => {
  const desafio = await criarDesafio(CHAVE);
  const { signature, ...parameters } = desafio;
  const achada = await solveChallenge({ challenge: { parameters, signature }, deriveKey });
  if (!achada) throw new Error('a prova não se resolveu');
  const solucao = { counter: achada.counter, derivedKey: achada.derivedKey };
  expect(await resumoDaProva({ desafio, solucao }, CHAVE)).toBeInstanceOf(Buffer);
  expect(await resumoDaProva({ desafio, solucao: { ...solucao, counter: solucao.counter + 1 } }, CHAVE)).toBeUndefined();
  expect(await resumoDaProva({ desafio: { ...desafio, cost: 1 }, solucao }, CHAVE)).toBeUndefined();
  expect(await resumoDaProva({ desafio: { ...desafio, expiresAt: desafio.expiresAt + 9_999 }, solucao }, CHAVE)).toBeUndefined();
  expect(await resumoDaProva({ desafio, solucao }, 'outra-chave-de-teste-com-mais-de-32-letras')).toBeUndefined();
  vi.useFakeTimers({ now: Date.now() + 6 * 60_000, toFake: ['Date'] });
  try {
    expect(await resumoDaProva({ desafio, solucao }, CHAVE)).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});

test('every refusal is in the audit with its reason, and so is the lock', async () => {
  for (let i = 0; i < 6; i++) await tentar('ana', 'x');
  const { rows } = await raiz().query<{ ato: string }>(`SELECT concat_ws(' ', funcao, split_part(objeto, ':', 1), resultado, motivo) AS ato FROM comum.auditoria ORDER BY id DESC LIMIT 3`);
  expect(rows.map((r) => r.ato)).toEqual(['acesso/entrar usuario RECUSADO acesso/bloqueado-ate', 'acesso/bloquear-por-falhas bloqueio FEITO', 'acesso/entrar usuario RECUSADO LOGIN_NEGADO_SENHA: a senha não confere']);
});

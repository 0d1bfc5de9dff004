import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { NA_SESSAO, OPERADOR } from '../../contract/http-apoio.ts';
import { comAcesso, cookieDe, DAQUI, entrarCom, naSessao, quemE, tudoOQueHa } from './apoio.ts';

const acesso = comAcesso();
const DADA = 'kq7m-x3fw-9pth-2rnv';
const BOA = 'cavalo correto bateria grampo';
const raiz = () => acesso().banco.pool();
let dada: string;

beforeAll(async () => {
  dada = senhaBarata(DADA);
  await incluirUsuario(acesso().banco.pool('nascente_app'), { login: 'joana', nome: 'Joana Prado', email: null, administrador: false, senha: dada });
});
beforeEach(async () => {
  await raiz().query(`UPDATE acesso.credencial SET senha = $1`, [dada]);
  await raiz().query(`UPDATE acesso.usuario SET troca_senha = true, senha_vence_em = NULL WHERE login = 'joana'`);
  await raiz().query('DELETE FROM acesso.senha_anterior');
  await raiz().query('TRUNCATE acesso.tentativa, acesso.bloqueio');
  await politica({});
});

async function politica(mudancas: Readonly<Record<string, unknown>>): Promise<void> {
  const padrao = { minimo: 12, maximo: 128, exigirMaiuscula: false, exigirMinuscula: false, exigirNumero: false, exigirSimbolo: false, validadeEmDias: null, validadeEmMeses: null, historico: 0, recusarVazadas: true, recusarContexto: true };
  await raiz().query(`UPDATE comum.parametro SET valor = $1 WHERE chave = 'acesso.politica-de-senha'`, [{ ...padrao, ...mudancas }]);
}

async function trocar(cookies: string[], senhaAtual: string, senhaNova: string) {
  return acesso().chamar({ metodo: 'POST', caminho: '/senha', corpo: { senhaAtual, senhaNova }, cookies, cabecalhos: DAQUI, quem: await quemE(acesso(), cookies) });
}
const entrar = async (senha = DADA) => (await entrarCom(acesso(), 'joana', senha)).sessao;

test('who received a password changes it, goes on under another token, and the other sessions end', async () => {
  const [esta, outra] = [await entrar(), await entrar()];
  const r = await trocar(esta, DADA, BOA);
  expect([r.statusCode, r.json]).toEqual([200, { venceEm: null, sessoesEncerradas: 1 }]);
  const nova = [`__Host-nascente_sessao=${cookieDe(r)}`];
  expect(r.cookies?.[0]).toMatch(/; Max-Age=43\d{3}; HttpOnly; SameSite=Strict; Secure$/);
  expect((await acesso().autorizar({ cookies: esta })).entra).toBe(false);
  expect((await acesso().autorizar({ cookies: outra })).entra).toBe(false);
  expect(await quemE(acesso(), nova)).not.toHaveProperty('pendencia');
  expect((await entrarCom(acesso(), 'joana', DADA)).statusCode).toBe(401);
  expect((await entrarCom(acesso(), 'joana', BOA)).json['pendencia']).toBeNull();
});

test('a wrong current password changes nothing and is in the audit', async () => {
  const r = await trocar(await entrar(), 'não é esta', BOA);
  expect([r.statusCode, r.json['codigo'], r.cookies]).toEqual([403, 'senha/atual-recusada', undefined]);
  const { rows } = await raiz().query(`SELECT usuario, resultado, motivo, host(ip) AS ip FROM comum.auditoria WHERE funcao = 'acesso/trocar-senha' ORDER BY id DESC LIMIT 1`);
  expect(rows).toEqual([{ usuario: 'Joana Prado', resultado: 'RECUSADO', motivo: 'senha atual não confere', ip: '203.0.113.7' }]);
  expect((await entrarCom(acesso(), 'joana', DADA)).statusCode).toBe(200);
});

test('guesses at the current password from a session left open are guesses at the door: after five not even the right one changes it', async () => {
  const cookies = await entrar();
  for (let i = 0; i < 5; i++) expect((await trocar(cookies, `palpite ${i}`, BOA)).json['codigo']).toBe('senha/atual-recusada');
  expect((await trocar(cookies, DADA, BOA)).json['codigo']).toBe('senha/bloqueada');
  expect((await entrarCom(acesso(), 'joana', DADA)).json['codigo']).toBe('acesso/bloqueado-ate');
}, 30_000);

test('every reason comes at once, each by itself', async () => {
  await politica({ minimo: 14, exigirMaiuscula: true, exigirNumero: true, exigirSimbolo: true });
  const r = await trocar(await entrar(), DADA, 'joana saae');
  expect([r.statusCode, r.json['codigo'], r.json['campo']]).toEqual([422, 'senha/recusada', 'corpo.senhaNova']);
  const erros = r.json['erros'] as { campo: string; mensagem: string }[];
  expect(erros.map((e) => e.mensagem.slice(0, 30))).toEqual([
    expect.stringContaining('A senha tem 10 caracteres'),
    expect.stringContaining('Falta uma letra maiúscula'),
    expect.stringContaining('Falta um número'),
    expect.stringContaining('Falta um caractere especial'),
    expect.stringContaining('A senha não pode conter'),
  ]);
  expect(r.json['detail']).toBe(erros.map((e) => e.mensagem).join(' '));
});

test.each([
  ['the one that was given', DADA, 'senha/repetida'],
  ['one that attackers try first, in other case', 'Q1W2E3R4T5Y6', 'senha/vazada'],
  ['the name of the person', 'joana na janela azul', 'senha/palavra-de-contexto'],
  ['a word of the utility, with letters exchanged', 'a @gu4 fria do rio', 'senha/palavra-de-contexto'],
])('%s is refused', async (_o, nova, codigo) => {
  const r = await trocar(await entrar(), DADA, nova);
  expect(r.statusCode).toBe(422);
  const { rows } = await raiz().query<{ motivo: string }>(`SELECT motivo FROM comum.auditoria WHERE funcao = 'acesso/trocar-senha' ORDER BY id DESC LIMIT 1`);
  expect(rows[0]?.motivo).toBe(codigo);
});

test('a password does not come back while the history has it, and the history is as long as the policy says', async () => {
  await politica({ historico: 2 });
  let cookies = await entrar();
  const mudar = async (de: string, para: string) => {
    const r = await trocar(cookies, de, para);
    if (r.statusCode === 200) cookies = [`__Host-nascente_sessao=${cookieDe(r)}`];
    return r.statusCode;
  };
  const [a, b, c] = ['pitanga madura no quintal', 'jabuticaba doce de vidro', 'carambola verde de lado'];
  expect([await mudar(DADA, a), await mudar(a, b), await mudar(b, a)]).toEqual([200, 200, 422]);
  expect([await mudar(b, c), await mudar(c, DADA), await mudar(DADA, b)]).toEqual([200, 200, 422]);
  const { rows } = await raiz().query<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.senha_anterior');
  expect(rows[0]?.n).toBe(2);
  await expect(raiz().query(`UPDATE acesso.senha_anterior SET senha = senha`)).rejects.toThrow(/só aceita inclusão/);
}, 60_000);

test('a password that expires does so at midnight, and then opens only the change of it', async () => {
  await politica({ validadeEmDias: 30 });
  const r = await trocar(await entrar(), DADA, BOA);
  const vence = new Date(String(r.json['venceEm']));
  expect(vence.toISOString()).toMatch(/T03:00:00\.000Z$/);
  expect((vence.getTime() - Date.now()) / 86_400_000).toBeGreaterThan(30);
  await raiz().query(`UPDATE acesso.usuario SET senha_vence_em = now() - interval '1 second' WHERE login = 'joana'`);
  expect(await quemE(acesso(), [`__Host-nascente_sessao=${cookieDe(r)}`])).toMatchObject({ pendencia: 'TROCAR_SENHA' });
});

test('of two changes at once, one is done', async () => {
  const [uma, outra] = [await entrar(), await entrar()];
  const respostas = await Promise.all([trocar(uma, DADA, BOA), trocar(outra, DADA, 'carambola verde de lado')]);
  expect(new Set(respostas.map((r) => r.statusCode))).toEqual(new Set([200, 403]));
});

test('who has no password hears how to get one, and a token is nobody', async () => {
  const { cookies, quem } = await naSessao(acesso());
  const chamada = { metodo: 'POST', caminho: '/senha', corpo: { senhaAtual: 'x', senhaNova: BOA }, cookies, cabecalhos: DAQUI } as const;
  for (const chamador of [quem, OPERADOR]) expect((await acesso().chamar({ ...chamada, quem: chamador })).json['codigo']).toBe('senha/sem-senha');
  expect((await acesso().chamar({ ...chamada, cabecalhos: { 'sec-fetch-site': 'cross-site' }, quem: NA_SESSAO })).json['codigo']).toBe('acesso/outra-origem');
});

test('no password is in any table, nor in what the functions write', async () => {
  const escrito: string[] = [];
  const espiar = [console, process.stdout, process.stderr].flatMap((onde) => {
    const nomes = onde === console ? (['log', 'info', 'warn', 'error', 'debug'] as const) : (['write'] as const);
    return nomes.map((nome) => vi.spyOn(onde as unknown as Record<string, (...a: unknown[]) => unknown>, nome).mockImplementation((...a: unknown[]) => Boolean(escrito.push(a.map(String).join(' ')))));
  });
  try {
    await entrarCom(acesso(), 'joana', 'segredo digitado errado');
    await trocar(await entrar(), DADA, 'curtinha');
    await trocar(await entrar(), 'segredo digitado errado', BOA);
    await trocar(await entrar(), DADA, BOA);
  } finally {
    for (const espia of espiar) espia.mockRestore();
  }
  const tudo = (await tudoOQueHa(acesso())) + escrito.join('\n');
  expect(tudo).toContain('acesso/trocar-senha');
  for (const senha of [DADA, BOA, 'segredo digitado errado', 'curtinha']) expect(tudo).not.toContain(senha);
});

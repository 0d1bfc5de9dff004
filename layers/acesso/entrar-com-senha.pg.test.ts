import { beforeAll, expect, test, vi } from 'vitest';
import { darAlgoAFazer } from '../../test/fixture/algo-a-fazer.ts';
import { comBanco } from '../../test/fixture/banco.ts';
import { donoDoLogin, trocarSenhaGuardada } from '../postgres/acesso/senhas.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { incluirUsuario } from '../postgres/acesso/usuarios.ts';
import { criarAutenticacao } from './autenticacao.ts';
import { bloquear } from './bloquear.ts';
import { entrarComSenha } from './entrar-com-senha.ts';
import { conferirSenhaGuardada, guardarSenha } from './senha-guardada.ts';
import { senhaBarata } from '../../test/fixture/senha-barata.ts';

// the true ones, counted
vi.mock('./senha-guardada.ts', { spy: true });

const t = comBanco();
const autenticacao = criarAutenticacao('chave-de-teste-com-mais-de-32-caracteres');
const DE = { ip: '203.0.113.7', dispositivo: 'teste' };
const SENHA = 'cajá manga de dezembro';
const pool = () => t.banco.pool('nascente_app');
const raiz = () => t.banco.pool();
const entrar = (login: string, senha = SENHA) => entrarComSenha(pool(), autenticacao, { login, senha }, DE);

beforeAll(async () => {
  await darAlgoAFazer(raiz());
  await raiz().query(`UPDATE comum.parametro SET valor = valor || '{"falhasDoUsuario": 100, "falhasDoIp": 10000, "falhasAteProva": null}' WHERE chave = 'acesso.bloqueio'`);
  const senha = senhaBarata(SENHA);
  for (const login of ['ana', 'bia', 'caio', 'davi']) await incluirUsuario(pool(), { login, nome: `Pessoa ${login}`, email: null, administrador: false, senha });
  await raiz().query(`UPDATE acesso.usuario SET ativo = false WHERE login = 'bia'`);
  await raiz().query(`DELETE FROM acesso.concessao WHERE usuario = (SELECT id FROM acesso.usuario WHERE login = 'davi')`);
});

async function sessoes(login: string): Promise<number> {
  const { rows } = await raiz().query<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.sessao_de_usuario s JOIN acesso.usuario u ON u.id = s.usuario WHERE u.login = $1', [login]);
  return rows[0]?.n ?? 0;
}

test('who knows the password enters, hears of the time before, and has to choose another password', async () => {
  const primeira = await entrar(' Ana ');
  if (!primeira.ok || !('cookie' in primeira.valor)) throw new Error('não entrou');
  const { cookie } = primeira.valor;
  expect(primeira.valor).toMatchObject({ nome: 'Pessoa ana', trocarSenha: true, ultimoAcesso: null });
  const segunda = await entrar('ana');
  if (!segunda.ok || !('cookie' in segunda.valor)) throw new Error('não entrou');
  expect(segunda.valor.ultimoAcesso).toBeInstanceOf(Date);
  expect(segunda.valor.cookie).not.toBe(primeira.valor.cookie);
  expect(await sessoes('ana')).toBe(2);
  const { rows } = await raiz().query<{ token: string; ip: string; horas: number }>(`SELECT token, host(ip) AS ip, round(extract(epoch FROM expira_em - criada_em) / 3600)::integer AS horas FROM acesso.sessao_de_usuario`);
  expect(rows.map((r) => [r.ip, r.horas])).toEqual([[DE.ip, 12], [DE.ip, 12]]);
  // the cookie is the token and its signature: the table alone opens nothing
  expect(rows.some((r) => cookie.startsWith(`${r.token}.`))).toBe(true);
  expect(rows.some((r) => r.token === cookie)).toBe(false);
});

test.each([
  ['a wrong password', 'ana', 'outra', 'ana', 'SENHA'],
  ['a login that nobody has', 'ninguem', SENHA, 'n… (desconhecido)', 'DESCONHECIDO'],
  ['who is disabled', 'bia', SENHA, 'bia', 'INATIVO'],
  ['who is disabled and does not know the password', 'bia', 'outra', 'bia', 'SENHA'],
  ['who may nothing', 'davi', SENHA, 'davi', 'PERFIL_VAZIO'],
  ['what is no login', "ana' OR 1=1 --", SENHA, 'a… (desconhecido)', 'DESCONHECIDO'],
  ['an empty login', '', SENHA, '… (desconhecido)', 'DESCONHECIDO'],
  ['a login with a control character', 'ana\u0007', SENHA, 'a… (desconhecido)', 'DESCONHECIDO'],
  ['a password without end', 'ana', 'x'.repeat(5_000), 'ana', 'SENHA'],
])('%s hears the same sentence, opens nothing and is in the audit with why and without the password', async (_o, login, senha, naAuditoria, porque) => {
  const antes = await sessoes('bia');
  // the first of a minute is written at once (migrations/0043)
  await raiz().query('DELETE FROM acesso.recusa_do_minuto');
  const resposta = await entrar(login, senha);
  expect(resposta).toEqual({ ok: false, erro: { codigo: 'acesso/entrada-recusada', mensagem: expect.stringContaining('não conferem') as string } });
  expect([await sessoes('bia'), await sessoes('davi')]).toEqual([antes, 0]);
  const { rows } = await raiz().query<{ objeto: string; resultado: string; tudo: string }>(`SELECT objeto, resultado, motivo, a::text AS tudo FROM comum.auditoria a ORDER BY id DESC LIMIT 1`);
  expect(rows[0]).toMatchObject({ objeto: `usuario:${naAuditoria}`, resultado: 'RECUSADO', motivo: expect.stringMatching(`^LOGIN_NEGADO_${porque}: `) as string });
  expect(rows[0]?.tudo).not.toContain(senha);
});

test.each([
  ['a wrong password', 'ana'],
  ['a login that nobody has', 'ninguem'],
  ['who is disabled', 'bia'],
])('%s costs one derivation of a key, no more and no less', async (_o, login) => {
  vi.mocked(guardarSenha).mockClear();
  vi.mocked(conferirSenhaGuardada).mockClear();
  await entrar(login, 'palpite');
  expect(vi.mocked(guardarSenha).mock.calls.length + vi.mocked(conferirSenhaGuardada).mock.calls.length).toBe(1);
});

test('a password that was given opens nothing after three days without use; one of the person\'s own does not grow old so', async () => {
  const guardadaHa = (tempo: string) => raiz().query(`UPDATE acesso.credencial SET alterada_em = clock_timestamp() - $1::interval WHERE usuario = (SELECT id FROM acesso.usuario WHERE login = 'caio')`, [tempo]);
  await guardadaHa('2 days 23 hours');
  expect((await entrar('caio')).ok).toBe(true);
  await guardadaHa('3 days 1 minute');
  expect(await entrar('caio')).toMatchObject({ ok: false, erro: { codigo: 'acesso/entrada-recusada' } });
  await raiz().query(`UPDATE acesso.usuario SET troca_senha = false WHERE login = 'caio'`);
  expect((await entrar('caio')).ok).toBe(true);
  await raiz().query(`UPDATE acesso.usuario SET troca_senha = true WHERE login = 'caio'`);
  await guardadaHa('0');
  await raiz().query(`DELETE FROM acesso.sessao_de_usuario WHERE usuario = (SELECT id FROM acesso.usuario WHERE login = 'caio')`);
});

test('a profile with nothing in it, one that is out of use and a right that is all denied open nothing; what is lent opens', async () => {
  const id = (await raiz().query<{ id: string }>(`SELECT id FROM acesso.usuario WHERE login = 'davi'`)).rows[0]?.id;
  const comAlgo = async (sql: string) => {
    await raiz().query(sql);
    return (await entrar('davi')).ok;
  };
  await raiz().query(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('oco', 'Oco'), ('parado', 'Parado')`);
  expect(await comAlgo(`INSERT INTO acesso.usuario_perfil (usuario, perfil) VALUES ('${id}', 'oco'), ('${id}', 'parado')`)).toBe(false);
  expect(await comAlgo(`INSERT INTO acesso.concessao (perfil, funcao, acoes) VALUES ('parado', 'ciclo', '{consultar}')`), 'o perfil em uso').toBe(true);
  expect(await comAlgo(`UPDATE acesso.perfil SET ativo = false WHERE codigo = 'parado'`)).toBe(false);
  expect(await comAlgo(`INSERT INTO acesso.concessao (usuario, funcao, acoes, efeito) VALUES ('${id}', 'ciclo', '{consultar}', 'CONCEDE'), ('${id}', 'ciclo', '{consultar}', 'NEGA')`)).toBe(false);
  await raiz().query(`DELETE FROM acesso.concessao WHERE usuario = $1`, [id]);
  await raiz().query(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) SELECT id, $1, hoje, hoje + 5, 'férias', id FROM (SELECT (now() AT TIME ZONE 'America/Sao_Paulo')::date AS hoje) d, acesso.usuario WHERE login = 'ana'`, [id]);
  expect(await comAlgo(`INSERT INTO acesso.concessao (delegacao, funcao, acoes) SELECT id, 'ciclo', '{consultar}' FROM acesso.delegacao`), 'o que lhe emprestam').toBe(true);
  await raiz().query(`DELETE FROM acesso.sessao_de_usuario WHERE usuario = $1`, [id]);
});

test('when the audit cannot be written, nobody enters', async () => {
  await raiz().query(`REVOKE INSERT ON comum.auditoria FROM nascente_app`);
  try {
    await expect(entrar('caio')).rejects.toThrow(/permission denied/);
    expect(await sessoes('caio')).toBe(0);
  } finally {
    await raiz().query('GRANT INSERT ON comum.auditoria TO nascente_app');
  }
});

test('disabling a person ends the sessions in the same commit', async () => {
  expect((await entrar('caio')).ok).toBe(true);
  await pool().query(`UPDATE acesso.usuario SET ativo = false WHERE login = 'caio'`);
  expect(await sessoes('caio')).toBe(0);
});

test('who is locked by a person while his password is being looked at does not enter', async () => {
  await incluirUsuario(pool(), { login: 'eva', nome: 'Pessoa eva', email: null, administrador: false, senha: senhaBarata(SENHA) });
  await darAlgoAFazer(raiz());
  const autor = { nome: 'Teste', confianca: 'operador', origem: 'token', usuario: null, sessao: null, privilegios: [], delegante: null, ip: '203.0.113.9', dispositivo: 'teste' } as const;
  vi.mocked(conferirSenhaGuardada).mockImplementationOnce(async () => {
    const bloqueio = await bloquear(pool(), { alvo: 'USUARIO', valor: 'eva', motivo: 'celular roubado' }, { autor, login: null });
    expect(bloqueio.ok).toBe(true);
    return true;
  });
  expect(await entrar('eva')).toMatchObject({ ok: false, erro: { codigo: 'acesso/entrada-recusada' } });
  expect(await sessoes('eva')).toBe(0);
  const { rows } = await raiz().query<{ motivo: string }>(`SELECT motivo FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND objeto = 'usuario:eva' ORDER BY id DESC LIMIT 1`);
  expect(rows[0]?.motivo).toMatch(/^LOGIN_NEGADO_BLOQUEIO: /);
});

test('who had the password that was changed while it was being looked at does not enter', async () => {
  await incluirUsuario(pool(), { login: 'iris', nome: 'Pessoa iris', email: null, administrador: false, senha: senhaBarata(SENHA) });
  await darAlgoAFazer(raiz());
  const dona = await donoDoLogin(pool(), 'iris');
  vi.mocked(conferirSenhaGuardada).mockImplementationOnce(async () => {
    const troca = { usuario: dona?.id ?? '', de: dona?.guardada ?? '', para: senhaBarata('outra senha bem comprida'), provisoria: false, historico: 0, validade: { validadeEmDias: null, validadeEmMeses: null } };
    expect(await emTransacao(pool(), (cliente) => trocarSenhaGuardada(cliente, troca))).toBeDefined();
    return true;
  });
  expect(await entrar('iris')).toMatchObject({ ok: false, erro: { codigo: 'acesso/entrada-recusada' } });
  expect(await sessoes('iris')).toBe(0);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import { criarAutenticacao } from '../../../layers/acesso/autenticacao.ts';
import { entrarComSenha } from '../../../layers/acesso/entrar-com-senha.ts';
import { comBanco } from '../../../test/fixture/banco.ts';
import { comandoEntrar, comandoNovaSenha, comandoPrimeiroAdministrador } from './acesso.ts';

const bd = comBanco();
const autenticacao = criarAutenticacao('chave-de-teste-com-mais-de-32-caracteres');
const raiz = () => bd.banco.pool();
const entrar = (login: string, senha: string) => entrarComSenha(bd.banco.pool('nascente_app'), autenticacao, { login, senha }, { ip: '203.0.113.7', dispositivo: 'teste' });
let dito: string[];

beforeEach(() => {
  dito = [];
  vi.spyOn(console, 'log').mockImplementation((texto: string) => void dito.push(texto));
});
afterEach(() => vi.restoreAllMocks());

const banco = () => ({ banco: bd.banco.url('nascente_app') });
const senhaDita = () => /senha {4}(\S+)/.exec(dito.join('\n'))?.[1] ?? '';

test('the first administrator enters with the password that was shown once, and has to change it', async () => {
  await comandoPrimeiroAdministrador({ ...banco(), login: 'rosa', nome: 'Rosa Prado', email: 'rosa@saae.example' });
  expect(senhaDita()).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
  expect(await entrar('rosa@saae.example', senhaDita())).toMatchObject({ ok: true, valor: { nome: 'Rosa Prado', trocarSenha: true } });
  const { rows } = await raiz().query<{ par: string; dias: number; por: string | null }>('SELECT par, ate - de AS dias, concedida_por AS por FROM acesso.excecao_de_segregacao ORDER BY id');
  expect(rows).toEqual(PARES_SEGREGADOS.map(({ codigo }) => ({ par: codigo, dias: 365, por: null })));
  const { rows: atos } = await raiz().query<{ usuario: string; objeto: string; tudo: string }>(`SELECT usuario, objeto, a::text AS tudo FROM comum.auditoria a WHERE funcao = 'acesso/primeiro-administrador'`);
  expect(atos).toMatchObject([{ usuario: 'sistema:terminal', objeto: 'usuario:rosa' }]);
  expect(atos[0]?.tudo).not.toContain(senhaDita());
});

test('there is one first administrator: the second is refused, and told what to do', async () => {
  await expect(comandoPrimeiroAdministrador({ ...banco(), login: 'intruso', nome: 'Outro Qualquer' })).rejects.toThrow(/^Já há um administrador.*acesso nova-senha/);
  expect((await raiz().query(`SELECT FROM acesso.usuario WHERE login = 'intruso'`)).rows).toEqual([]);
});

test('of two at once, one is made', async () => {
  // as a town that was born without one: the database itself keeps the last
  await raiz().query('SET session_replication_role = replica; UPDATE acesso.usuario SET ativo = false; SET session_replication_role = origin');
  const feitos = await Promise.allSettled(['um', 'dois'].map((n) => comandoPrimeiroAdministrador({ ...banco(), login: `${n}-adm`, nome: `Pessoa ${n}` })));
  expect(feitos.map((f) => f.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a new password puts the one before out of use, ends the sessions, and is another each time', async () => {
  await raiz().query(`UPDATE acesso.usuario SET ativo = true WHERE login = 'rosa'`);
  await comandoNovaSenha('rosa', banco());
  const primeira = senhaDita();
  expect((await entrar('rosa', primeira)).ok).toBe(true);
  dito = [];
  await comandoNovaSenha('rosa', banco());
  expect(dito.join('\n')).toContain('1 sessão encerrada.');
  expect(senhaDita()).not.toBe(primeira);
  expect([(await entrar('rosa', primeira)).ok, (await entrar('rosa', senhaDita())).ok]).toEqual([false, true]);
  await expect(comandoNovaSenha('ninguem', banco())).rejects.toThrow(/Ninguém tem o usuário "ninguem"/);
});

test('who never had a password gets one', async () => {
  await raiz().query(`INSERT INTO acesso.usuario (login, nome, email, troca_senha) VALUES ('lia', 'Lia Reis', 'lia@saae.example', false)`);
  await raiz().query(`INSERT INTO acesso.concessao (usuario, funcao, acoes) SELECT id, 'ciclo', '{consultar}' FROM acesso.usuario WHERE login = 'lia'`);
  await comandoNovaSenha('lia', banco());
  expect(await entrar('lia', senhaDita())).toMatchObject({ ok: true, valor: { trocarSenha: true } });
});

test('an address of entry is of an active person and is audited, found or not', async () => {
  await comandoEntrar('rosa', { ...banco(), endereco: 'https://nascente.example/qualquer' });
  expect(dito[0]).toMatch(/^https:\/\/nascente\.example\/api\/entrar\?codigo=[\w-]{43}\n/);
  await expect(comandoEntrar('ninguem', { ...banco(), endereco: 'https://nascente.example' })).rejects.toThrow(/Ninguém ativo/);
  const { rows } = await raiz().query(`SELECT objeto, resultado FROM comum.auditoria WHERE funcao = 'acesso/endereco-de-entrada' ORDER BY id`);
  expect(rows).toEqual([{ objeto: 'usuario:rosa', resultado: 'FEITO' }, { objeto: 'usuario:ninguem', resultado: 'RECUSADO' }]);
});

test('an administrador whom everybody\'s hours left outside comes in by the terminal, for a day; nobody else does', async () => {
  await raiz().query(`INSERT INTO acesso.janela (usuario, dias, inicio, fim) SELECT id, ARRAY[(extract(dow FROM now() AT TIME ZONE 'America/Sao_Paulo')::int + 3) % 7]::smallint[], 0, 1 FROM acesso.usuario WHERE login IN ('rosa', 'lia')`);
  await raiz().query(`INSERT INTO acesso.excecao_de_horario (usuario, data, tipo, motivo) SELECT id, (now() AT TIME ZONE 'America/Sao_Paulo')::date, 'FECHADO', 'fechado por outro' FROM acesso.usuario WHERE login = 'rosa'`);
  await comandoNovaSenha('rosa', banco());
  const senha = senhaDita();
  expect(await entrar('rosa', senha)).toMatchObject({ ok: false, erro: { codigo: 'acesso/entrada-fora-do-horario' } });
  await comandoEntrar('rosa', { ...banco(), endereco: 'https://nascente.example', abrirODia: true });
  expect((await entrar('rosa', senha)).ok).toBe(true);
  await expect(comandoEntrar('lia', { ...banco(), endereco: 'https://nascente.example', abrirODia: true })).rejects.toThrow(/administrador ativo/);
  const { rows } = await raiz().query(`SELECT objeto, depois IS NOT NULL AS abriu FROM comum.auditoria WHERE funcao = 'acesso/endereco-de-entrada' ORDER BY id DESC LIMIT 1`);
  expect(rows).toEqual([{ objeto: 'usuario:rosa', abriu: true }]);
});

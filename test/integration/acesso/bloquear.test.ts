import { beforeAll, expect, test } from 'vitest';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { direitosDoAmbiente } from '../../../layers/http/direitos.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comAcesso, entrarCom, naSessao } from './apoio.ts';

const acesso = comAcesso();
const SENHA = 'cajá manga de dezembro';
const raiz = () => acesso().banco.pool();
let n = 0;
const bloquear = async (corpo: object, chamar = acesso().chamar, login = 'marina') =>
  chamar({ metodo: 'POST', caminho: '/bloqueios', corpo: { motivo: 'Celular roubado', ...corpo }, cabecalhos: { 'idempotency-key': `bloquear-${++n}-xxxx`, 'sec-fetch-site': 'same-origin' }, quem: (await naSessao(acesso(), login)).quem });

beforeAll(async () => {
  const senha = senhaBarata(SENHA);
  for (const login of ['caio', 'lia']) await incluirUsuario(acesso().banco.pool('nascente_app'), { login, nome: `Pessoa ${login}`, email: `${login}@saae.example`, administrador: false, senha });
});

test('a user who is locked leaves at once, and enters by neither name', async () => {
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  const r = await bloquear({ alvo: 'USUARIO', valor: 'CAIO@saae.example' });
  expect([r.statusCode, r.json]).toEqual([201, expect.objectContaining({ alvo: 'USUARIO', valor: 'caio', causa: 'PESSOA', situacao: 'VIGENTE', permanente: true, ate: null, motivo: 'Celular roubado' })]);
  expect((await acesso().autorizar({ cookies: sessao })).entra).toBe(false);
  for (const nome of ['caio', 'caio@saae.example']) {
    const recusa = await entrarCom(acesso(), nome, SENHA);
    expect([recusa.statusCode, recusa.json['codigo'], recusa.json['detail']]).toEqual([403, 'acesso/bloqueado', 'O acesso está bloqueado. Procure o administrador do sistema.']);
  }
  const { rows } = await raiz().query(`SELECT usuario, depois, motivo FROM comum.auditoria WHERE funcao = 'acesso/bloquear'`);
  expect(rows).toEqual([{ usuario: 'Marina Duarte (demonstração)', depois: { alvo: 'USUARIO', valor: 'caio', permanente: true, sessoesEncerradas: 1 }, motivo: 'Celular roubado' }]);
  expect((await bloquear({ alvo: 'USUARIO', valor: 'caio' })).json['codigo']).toBe('bloqueio/ja-bloqueado');
});

test('a name that is too long in small letters is refused as too long, here and at the entrance', async () => {
  const nome = 'İ'.repeat(128);
  expect((await bloquear({ alvo: 'USUARIO', valor: nome })).json).toMatchObject({ codigo: 'requisicao/invalida', campo: 'corpo.valor' });
  expect((await entrarCom(acesso(), nome, SENHA)).json).toMatchObject({ codigo: 'requisicao/invalida', campo: 'corpo.login' });
  expect((await entrarCom(acesso(), 'İ'.repeat(84), SENHA)).json['codigo']).toBe('acesso/entrada-recusada');
});

test('a login that nobody has is locked the same', async () => {
  expect((await bloquear({ alvo: 'USUARIO', valor: 'ninguem' })).statusCode).toBe(201);
  expect((await entrarCom(acesso(), 'ninguem', 'x')).json['codigo']).toBe('acesso/bloqueado');
});

test('an address and a network are locked for who enters and for who is in', async () => {
  for (const [valor, guardado] of [['198.51.100.4', '198.51.100.4'], ['198.51.100.64/26', '198.51.100.64/26'], ['2001:db8::5', '2001:db8::/64']]) {
    const r = await bloquear({ alvo: 'IP', valor });
    expect([r.statusCode, r.json['valor']]).toEqual([201, guardado]);
  }
});

test('nobody locks himself out, by name, by address or by a network that has it', async () => {
  for (const corpo of [{ alvo: 'USUARIO', valor: 'Marina' }, { alvo: 'USUARIO', valor: 'marina@saae.example' }, { alvo: 'IP', valor: '203.0.113.7' }, { alvo: 'IP', valor: '203.0.112.0/23' }, { alvo: 'IP', valor: '::ffff:203.0.113.7' }]) {
    const r = await bloquear(corpo);
    expect([r.statusCode, r.json['codigo']], JSON.stringify(corpo)).toEqual([422, 'bloqueio/a-si-mesmo']);
  }
  for (const valor of ['203.0.113.300', 'rede', '10.0.0.0/33']) expect((await bloquear({ alvo: 'IP', valor })).statusCode).toBe(400);
});

test('an administrador is locked by another one, or by who operates the platform, and by nobody else: neither by a key', async () => {
  await raiz().query(`UPDATE acesso.usuario SET administrador = true WHERE login = 'lia'`);
  await incluirUsuario(acesso().banco.pool('nascente_app'), { login: 'porteiro', nome: 'Pessoa porteiro', email: null, administrador: false, senha: null });
  for (const valor of ['lia', 'lia@saae.example']) expect((await bloquear({ alvo: 'USUARIO', valor }, acesso().chamar, 'porteiro')).json['codigo']).toBe('usuario/de-administrador');
  const quem = { origem: 'chave', confianca: 'operador', nome: 'chave: de fora (AbCdEfGh)', chave: '00000000-0000-4000-8000-00000000dead', versao: '1' } as const;
  const pelaChave = await acesso().chamar({ metodo: 'POST', caminho: '/bloqueios', corpo: { alvo: 'USUARIO', valor: 'lia', motivo: 'Celular roubado' }, cabecalhos: { 'idempotency-key': 'bloquear-pela-chave' }, quem });
  expect(pelaChave.json['codigo']).toBe('usuario/de-administrador');
  expect((await bloquear({ alvo: 'USUARIO', valor: 'lia' })).statusCode).toBe(201);
  await raiz().query(`UPDATE acesso.usuario SET administrador = false WHERE login = 'lia'`);
  await raiz().query(`UPDATE acesso.bloqueio SET liberado_em = now(), liberado_por = 'teste', liberado_motivo = 'fim do teste' WHERE login = 'lia'`);
});

test('who has no right to it locks nobody', async () => {
  const { handler } = await import('../../../functions/acesso/bloquear/handler.ts');
  const r = await bloquear({ alvo: 'USUARIO', valor: 'ninguem2' }, clienteDe([handler], undefined, direitosDoAmbiente()), 'lia');
  expect([r.statusCode, r.json['codigo']]).toEqual([403, 'acesso/pendencia']);
  await raiz().query('UPDATE acesso.usuario SET troca_senha = false');
  const s = await bloquear({ alvo: 'USUARIO', valor: 'ninguem2' }, clienteDe([handler], undefined, direitosDoAmbiente()), 'lia');
  expect([s.statusCode, s.json['codigo']]).toEqual([403, 'acesso/negado']);
});

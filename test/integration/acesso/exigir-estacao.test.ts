import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Chamada } from '../../contract/http-apoio.ts';
import { DAQUI, entrarCom, naSessao, quemE, semBloqueio } from './apoio.ts';
import { comCookies, comEstacoes, estacaoDe, exigir, limparEstacoes, noBalcao } from './apoio-estacao.ts';
import { codigoAgora, comPessoa, comSegundoFator, primeiroPasso, SENHA } from './apoio-segundo-fator.ts';

const acesso = comEstacoes();
const raiz = () => acesso().banco.pool();
const ligar = (cookies: string[], exigida = true) => comCookies(acesso(), cookies, 'PUT', '/estacoes/exigencia', { exigida, motivo: 'Portaria 12/2026' });
const vale = async () => (await raiz().query<{ valor: boolean }>(`SELECT valor FROM comum.parametro WHERE chave = 'acesso.exigir-estacao' AND vigencia @> (now() AT TIME ZONE 'America/Sao_Paulo')::date`)).rows[0]?.valor;
const comPedido = (estacao: object, cookies: string[] = []): Partial<Chamada> => ({ corpo: { login: 'caio', senha: SENHA, estacao }, cookies });
const sessoes = async (login: string) => (await raiz().query('SELECT FROM acesso.sessao_de_usuario s JOIN acesso.usuario u ON u.id = s.usuario WHERE u.login = $1', [login])).rowCount;

beforeAll(async () => {
  for (const login of ['caio', 'duda']) await comPessoa(acesso(), login);
  await semBloqueio(acesso());
});
beforeEach(async () => {
  await limparEstacoes(acesso());
  await raiz().query('DELETE FROM acesso.sessao_de_usuario');
});

test('it is switched on only under the hands of an active station, and off from anywhere', async () => {
  const { cookies } = await naSessao(acesso());
  expect((await ligar(cookies)).json['codigo']).toBe('estacao/nao-e-esta');
  const marina = await noBalcao(acesso(), 'Balcão 1');
  await raiz().query(`UPDATE acesso.estacao SET situacao = 'INATIVA'`);
  expect((await ligar(marina)).json['codigo']).toBe('estacao/nao-e-esta');
  expect(await vale()).toBe(false);
  await raiz().query(`UPDATE acesso.estacao SET situacao = 'ATIVA'`);
  expect([(await ligar(marina)).json, await vale()]).toEqual([{ exigida: true }, true]);
  expect([(await ligar(cookies, false)).json, await vale()]).toEqual([{ exigida: false }, false]);
  const { rows } = await raiz().query(`SELECT antes, depois FROM comum.auditoria WHERE funcao = 'acesso/exigir-estacao' ORDER BY id`);
  expect(rows).toEqual([{ antes: { exigida: false }, depois: { exigida: true } }, { antes: { exigida: true }, depois: { exigida: false } }]);
});

test('a right password does not enter from an unknown computer, and a wrong one hears nothing of it', async () => {
  await exigir(acesso());
  const r = await entrarCom(acesso(), 'caio', SENHA);
  expect([r.statusCode, r.json['codigo'], r.cookies, await sessoes('caio')]).toEqual([403, 'acesso/estacao-desconhecida', undefined, 0]);
  expect((await entrarCom(acesso(), 'caio', 'x')).json['codigo']).toBe('acesso/entrada-recusada');
  expect((await entrarCom(acesso(), 'ninguem', 'x')).json['codigo']).toBe('acesso/entrada-recusada');
  expect((await raiz().query(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND motivo = 'estação' AND resultado = 'RECUSADO'`)).rowCount).toBe(1);
});

test('who is kept out asks there, waits, is approved and enters, and the audit says from which computer', async () => {
  const marina = await noBalcao(acesso(), 'Balcão 1');
  await ligar(marina);
  const pedido = await entrarCom(acesso(), 'caio', SENHA, comPedido({ nome: 'Balcão 3', local: 'Éden' }));
  expect([pedido.statusCode, pedido.json, await sessoes('caio')]).toEqual([200, { nome: '', pendencia: 'ESTACAO', acessoAnterior: null, sessoesEncerradas: 0 }, 0]);
  const cookies = [estacaoDe(pedido)];
  const espera = await entrarCom(acesso(), 'caio', SENHA, { cookies });
  expect([espera.json['codigo'], String(espera.json['detail'])]).toEqual(['acesso/estacao-em-espera', expect.stringContaining('"Balcão 3"')]);
  const { rows } = await raiz().query<{ id: number; pedida_por: string }>(`SELECT id, pedida_por FROM acesso.estacao WHERE nome = 'Balcão 3'`);
  expect(rows[0]?.pedida_por).toBe('Pessoa caio');
  await comCookies(acesso(), marina, 'POST', `/estacoes/${rows[0]?.id}/decisao`, { decisao: 'APROVAR', motivo: 'Conferido no local' });
  const entrou = await entrarCom(acesso(), 'caio', SENHA, { cookies });
  expect([entrou.statusCode, await sessoes('caio')]).toEqual([200, 1]);
  const { rows: atos } = await raiz().query<{ dispositivo: string }>(`SELECT dispositivo FROM comum.auditoria WHERE funcao = 'acesso/entrar' AND objeto = 'usuario:caio' AND resultado = 'FEITO' ORDER BY id DESC LIMIT 1`);
  expect(atos[0]?.dispositivo).toMatch(/^Balcão 3 · /);
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['codigo']).toBe('acesso/estacao-desconhecida');
});

test('asking by a wrong password asks nothing, an administrator waits like anybody, and a name in use says so', async () => {
  const marina = await noBalcao(acesso(), 'Balcão 1');
  await ligar(marina);
  const errada = await entrarCom(acesso(), 'caio', 'x', { corpo: { login: 'caio', senha: 'x', estacao: { nome: 'Balcão 4', local: 'Éden' } } });
  expect(errada.json['codigo']).toBe('acesso/entrada-recusada');
  const repetida = await entrarCom(acesso(), 'caio', SENHA, comPedido({ nome: 'Balcão 1', local: 'Éden' }));
  expect([repetida.statusCode, repetida.json['codigo']]).toEqual([409, 'acesso/estacao-nao-pedida']);
  expect((await raiz().query('SELECT FROM acesso.estacao')).rowCount).toBe(1);
  await raiz().query(`UPDATE acesso.usuario SET administrador = true WHERE login = 'caio'`);
  await entrarCom(acesso(), 'caio', SENHA, comPedido({ nome: 'Balcão 5', local: 'Casa' }));
  await raiz().query(`UPDATE acesso.usuario SET administrador = false WHERE login = 'caio'`);
  expect((await raiz().query(`SELECT situacao FROM acesso.estacao WHERE nome = 'Balcão 5'`)).rows).toEqual([{ situacao: 'PENDENTE' }]);
});

test('who has a second factor hears of the computer only after it, loses neither step nor code, and enters from a station', async () => {
  const { segredo } = await comSegundoFator(acesso(), 'duda');
  const estacao = (await noBalcao(acesso(), 'Balcão 1')).slice(1);
  await exigir(acesso());
  await raiz().query(`DELETE FROM acesso.sessao_de_usuario`);
  const passo = await primeiroPasso(acesso(), 'duda');
  expect(passo).toHaveLength(1);
  const segundo = (codigo: string, extra: object, cookies: string[] = []) => acesso().chamar({ metodo: 'POST', caminho: '/entrar/segundo-fator', corpo: { codigo, ...extra }, cookies: [...passo, ...cookies], cabecalhos: DAQUI, quem: undefined });
  expect((await segundo('000000', { estacao: { nome: 'Balcão 6', local: 'Éden' } })).json['codigo']).toBe('acesso/codigo-do-celular-recusado');
  const codigo = codigoAgora(segredo);
  expect([(await segundo(codigo, {})).json['codigo'], await sessoes('duda')]).toEqual(['acesso/estacao-desconhecida', 0]);
  expect((await segundo(codigo, { estacao: { nome: 'Balcão 6', local: 'Éden' } })).json['pendencia']).toBe('ESTACAO');
  expect((await raiz().query(`SELECT FROM acesso.estacao WHERE nome = 'Balcão 6' AND situacao = 'PENDENTE'`)).rowCount).toBe(1);
  expect([(await segundo(codigo, {}, estacao)).statusCode, await sessoes('duda')]).toEqual([200, 1]);
});

test('the one-use link of the terminal enters from any computer, and there the administrator registers it', async () => {
  await exigir(acesso());
  const { cookies } = await naSessao(acesso());
  const r = await comCookies(acesso(), cookies, 'POST', '/estacoes/esta', { nome: 'Balcão 1', local: 'Sede' });
  expect(r.json['situacao']).toBe('ATIVA');
  expect(await quemE(acesso(), [...cookies, estacaoDe(r)])).toMatchObject({ estacao: 'Balcão 1' });
});

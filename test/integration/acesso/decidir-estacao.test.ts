import { setTimeout } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { entrarCom, naSessao, quemE } from './apoio.ts';
import { decidirEstacao } from '../../../layers/acesso/estacoes.ts';
import { comCookies, comEstacoes, estacaoDe, exigir, limparEstacoes, noBalcao } from './apoio-estacao.ts';
import { comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comEstacoes();
const raiz = () => acesso().banco.pool();
let marina: string[] = [];
const decidir = (id: number, decisao: string) => comCookies(acesso(), marina, 'POST', `/estacoes/${id}/decisao`, { decisao, motivo: 'Conferido no local' });
const idDe = async (nome: string) => (await raiz().query<{ id: number }>('SELECT id FROM acesso.estacao WHERE nome = $1', [nome])).rows[0]?.id ?? 0;

beforeAll(async () => {
  await comPessoa(acesso(), 'caio');
});
beforeEach(async () => {
  await limparEstacoes(acesso());
  ({ cookies: marina } = await naSessao(acesso()));
});

test('a request is approved, disabled and enabled again, at the next call, with before and after in the audit', async () => {
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  const r = await comCookies(acesso(), sessao, 'POST', '/estacoes/esta', { nome: 'Balcão 2', local: 'Éden' });
  const caio = [...sessao, estacaoDe(r)];
  const id = Number(r.json['id']);
  const vistos: unknown[] = [];
  for (const decisao of ['APROVAR', 'DESLIGAR', 'LIGAR']) vistos.push([(await decidir(id, decisao)).json['situacao'], (await quemE(acesso(), caio) as { estacao?: string }).estacao]);
  expect(vistos).toEqual([['ATIVA', 'Balcão 2'], ['INATIVA', undefined], ['ATIVA', 'Balcão 2']]);
  const { rows } = await raiz().query(`SELECT objeto, antes->>'situacao' AS antes, depois->>'situacao' AS depois, motivo FROM comum.auditoria WHERE funcao = 'acesso/decidir-estacao' ORDER BY id LIMIT 1`);
  expect(rows).toEqual([{ objeto: `estacao:${id}`, antes: 'PENDENTE', depois: 'ATIVA', motivo: 'Conferido no local' }]);
});

test('what was decided is not decided again, a refused request is no station, and there is no unknown one', async () => {
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  const r = await comCookies(acesso(), sessao, 'POST', '/estacoes/esta', { nome: 'Balcão 2', local: 'Éden' });
  const id = Number(r.json['id']);
  expect((await decidir(id, 'RECUSAR')).json['situacao']).toBe('INATIVA');
  for (const decisao of ['APROVAR', 'RECUSAR', 'DESLIGAR']) expect((await decidir(id, decisao)).json['codigo']).toBe('estacao/situacao');
  expect((await decidir(99_999, 'APROVAR')).json['codigo']).toBe('estacao/inexistente');
});

test('where a station is demanded the last active one is not disabled, nor the last two at once', async () => {
  await noBalcao(acesso(), 'Balcão 1');
  await noBalcao(acesso(), 'Balcão 2');
  await exigir(acesso());
  const [um, dois] = [await idDe('Balcão 1'), await idDe('Balcão 2')];
  // both are held where they would write, and without turns each would have looked at the other by then
  const cliente = await raiz().connect();
  await cliente.query('BEGIN; SELECT FROM acesso.estacao FOR UPDATE');
  // straight to the pool of the tests: a function has one connection, and would take turns by itself
  const ambas = Promise.all([um, dois].map((id) => decidirEstacao(acesso().banco.pool('nascente_app'), id, 'DESLIGAR', { autor: { nome: 'teste' }, motivo: 'Saiu de uso' })));
  await setTimeout(700);
  await cliente.query('COMMIT');
  cliente.release();
  const r = await ambas;
  expect(r.map((x) => (x.ok ? x.valor.situacao : x.erro.codigo)).toSorted((a, b) => a.localeCompare(b))).toEqual(['estacao/ultima', 'INATIVA']);
});

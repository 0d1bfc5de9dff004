import { expect, test } from 'vitest';
import { entrarCom, naSessao } from './apoio.ts';
import { comCookies, comEstacoes, noBalcao } from './apoio-estacao.ts';
import { comPessoa, SENHA } from './apoio-segundo-fator.ts';

const acesso = comEstacoes();

test('all of them, those that wait first, and no secret', async () => {
  await comPessoa(acesso(), 'caio');
  await noBalcao(acesso(), 'Balcão 1');
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  await comCookies(acesso(), sessao, 'POST', '/estacoes/esta', { nome: 'Balcão 2', local: 'Éden' });
  const r = await comCookies(acesso(), (await naSessao(acesso())).cookies, 'GET', '/estacoes');
  const itens = r.json['itens'] as Record<string, unknown>[];
  expect(itens.map((e) => [e['nome'], e['situacao'], e['pedidaPor'], e['decididaPor']])).toEqual([
    ['Balcão 2', 'PENDENTE', 'Pessoa caio', null],
    ['Balcão 1', 'ATIVA', 'Marina Duarte (demonstração)', 'Marina Duarte (demonstração)'],
  ]);
  expect(itens[0]).not.toHaveProperty('token');
});

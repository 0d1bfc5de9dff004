import { beforeAll, expect, test } from 'vitest';
import { comGente, dar, dia, RECUSADO } from './gente.ts';
import { CRITICA, darPerfil, LIBERACAO, perfil } from './perfis.ts';
import { carregarExcecoes, excecao, EXCECOES, PAR } from './segregacao.ts';

const gente = comGente(carregarExcecoes);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? '';
/** Without the administrator of every test, who has full access. */
const listar = async () => ((await gente().como('ana', { metodo: 'GET', caminho: '/pares-das-pessoas' })).json['itens'] as { pessoa: { nome: string; ativo: boolean }; par: string; ate: string | null }[]).filter((p) => p.pessoa.nome.startsWith('Pessoa')).map((p) => [p.pessoa.nome, p.par, p.ate]);

beforeAll(async () => {
  for (const login of ['ana', 'bia', 'caio', 'davi', 'eva']) ids.set(login, await gente().pessoa(login, login === 'ana' ? [EXCECOES] : []));
  await perfil(gente(), 'critica', [CRITICA]);
  for (const login of ['bia', 'caio', 'davi', 'eva']) await darPerfil(gente(), de(login), 'critica');
});

test('who holds both sides: without an exception first, with one until when; who holds one side is not there', async () => {
  expect(await listar()).toEqual([]);
  for (const login of ['bia', 'caio', 'davi']) await dar(gente().sql, de(login), [LIBERACAO]);
  await gente().sql('UPDATE acesso.usuario SET ativo = false WHERE id = $1', [de('davi')]);
  await excecao(gente(), de('bia'), dia(0), dia(9));
  await excecao(gente(), de('caio'), dia(-9), dia(-1));
  expect(await listar()).toEqual([['Pessoa caio', PAR, null], ['Pessoa davi', PAR, null], ['Pessoa bia', PAR, dia(9)]]);
  await gente().sql('UPDATE acesso.excecao_de_segregacao SET encerrada_em = clock_timestamp() WHERE usuario = $1', [de('bia')]);
  expect(await listar()).toContainEqual(['Pessoa bia', PAR, null]);
});

test('a denial of one side, or being read-only, leaves no pair', async () => {
  await gente().sql(`INSERT INTO acesso.concessao (usuario, efeito, funcao, acoes) VALUES ($1, 'NEGA', 'critica', '{alterar}')`, [de('caio')]);
  await gente().sql('UPDATE acesso.usuario SET somente_consulta = true WHERE id = $1', [de('davi')]);
  expect(await listar()).toEqual([['Pessoa bia', PAR, null]]);
});

test('whoever may not is refused', async () => {
  expect(await gente().como('eva', { metodo: 'GET', caminho: '/pares-das-pessoas' })).toMatchObject(RECUSADO);
});

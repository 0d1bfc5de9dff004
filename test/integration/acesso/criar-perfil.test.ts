import { beforeAll, expect, test } from 'vitest';
import { criarPerfil } from '../../../layers/acesso/perfis.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comGente, RECUSADO } from './gente.ts';
import { carregarPerfis, darPerfil, ler, LIGACAO, perfil, PERFIS } from './perfis.ts';

const gente = comGente(carregarPerfis);
const criar = (login: string, mudanca: object = {}) => gente().como(login, { metodo: 'POST', caminho: '/perfis', corpo: { codigo: 'novo', nome: 'Perfil novo', descricao: '', motivo: 'equipe nova', ...mudanca } });

beforeAll(async () => {
  await gente().pessoa('ana', [PERFIS]);
  await gente().pessoa('eva');
  await perfil(gente(), 'balcao', [LIGACAO, { funcao: 'fatura', acoes: ['consultar'], efeito: 'NEGA' }]);
  await gente().sql(`UPDATE acesso.perfil SET sessao_unica = true WHERE codigo = 'balcao'`);
  await gente().sql(`INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('balcao', '{1}', 480, 720)`);
  await gente().sql(`INSERT INTO acesso.excecao_de_horario (perfil, data, tipo, motivo) VALUES ('balcao', '2026-12-25', 'FECHADO', 'Natal')`);
  await darPerfil(gente(), await gente().pessoa('caio'), 'balcao');
});

test('begins with nothing, and is audited with its reason', async () => {
  const { statusCode, json } = await criar('ana');
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ codigo: 'novo', ativo: true, sessaoUnica: false, concessoes: [], negacoes: [], janelas: [], pessoas: [] });
  expect(await gente().ultimo('acesso/criar-perfil')).toMatchObject({ usuario: 'Pessoa ana', objeto: 'perfil:novo', motivo: 'equipe nova' });
});

test('as a copy has the rights and the hours of the other, and none of its people', async () => {
  const { json } = await criar('ana', { codigo: 'copia', nome: 'Cópia do balcão', copiarDe: 'balcao' });
  const { codigo, nome, versao, pessoas, ...original } = await ler(gente(), 'ana', 'balcao');
  expect(pessoas).toHaveLength(1);
  expect(json).toMatchObject({ ...original, codigo: 'copia', nome: 'Cópia do balcão', pessoas: [] });
  expect([codigo, nome, versao]).not.toContain(json['versao']);
  expect(await gente().ultimo('acesso/criar-perfil')).toMatchObject({ depois: { copiadoDe: 'balcao', sessaoUnica: true, concessoes: [{ funcao: 'ligacao' }] } });
});

test.each([
  ['the code of another', { codigo: 'balcao', nome: 'Outro nome' }, 'perfil/repetido', 'corpo.codigo'],
  ['the name of another, whatever the case', { codigo: 'outro', nome: 'PERFIL BALCAO' }, 'perfil/repetido', 'corpo.nome'],
  ['a copy of none', { codigo: 'outro', nome: 'Outro nome', copiarDe: 'nenhum' }, 'perfil/nao-encontrado', 'corpo.copiarDe'],
])('%s is refused by its field', async (_, mudanca, codigo, campo) => {
  expect((await criar('ana', mudanca)).json).toMatchObject({ codigo, campo });
});

test('two of the same code at the same moment: one of them is made', async () => {
  const pool = gente().banco.pool('nascente_app');
  const novo = { codigo: 'mesmo', nome: 'O mesmo', descricao: '', motivo: 'ao mesmo tempo' };
  const feitas = await Promise.all([1, 2].map(() => emTransacao(pool, (cliente) => criarPerfil(cliente, { nome: 'Quem cria' }, novo))));
  expect(feitas.map((f) => (f.ok ? 'feito' : f.erro.codigo)).sort()).toEqual(['feito', 'perfil/repetido']);
});

test('whoever may not is refused', async () => {
  expect(await criar('eva')).toMatchObject(RECUSADO);
});

import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO, status } from './gente.ts';
import { carregarPerfis, darPerfil, ler, LIGACAO, perfil, PERFIS } from './perfis.ts';

const gente = comGente(carregarPerfis);
const criar = (login: string, mudanca: object = {}) => gente().como(login, { metodo: 'POST', caminho: '/perfis', corpo: { codigo: 'novo', nome: 'Perfil novo', descricao: '', motivo: 'equipe nova', ...mudanca } });

beforeAll(async () => {
  await gente().pessoa('ana', [PERFIS]);
  await gente().pessoa('eva');
  await perfil(gente(), 'balcao', [LIGACAO, { funcao: 'fatura', acoes: ['consultar'], efeito: 'NEGA' }]);
  await gente().sql(`INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('balcao', '{1}', 480, 720)`);
  await gente().sql(`INSERT INTO acesso.excecao_de_horario (perfil, data, tipo, motivo) VALUES ('balcao', '2026-12-25', 'FECHADO', 'Natal')`);
  await darPerfil(gente(), await gente().pessoa('caio'), 'balcao');
});

test('begins with nothing, and is audited with its reason', async () => {
  const { statusCode, json } = await criar('ana');
  expect(statusCode).toBe(201);
  expect(json).toMatchObject({ codigo: 'novo', ativo: true, concessoes: [], negacoes: [], janelas: [], pessoas: [] });
  expect(await gente().ultimo('acesso/criar-perfil')).toMatchObject({ usuario: 'Pessoa ana', objeto: 'perfil:novo', motivo: 'equipe nova' });
});

test('as a copy has the rights and the hours of the other, and none of its people', async () => {
  const { json } = await criar('ana', { codigo: 'copia', nome: 'Cópia do balcão', copiarDe: 'balcao' });
  const { codigo, nome, versao, pessoas, ...original } = await ler(gente(), 'ana', 'balcao');
  expect(pessoas).toHaveLength(1);
  expect(json).toMatchObject({ ...original, codigo: 'copia', nome: 'Cópia do balcão', pessoas: [] });
  expect([codigo, nome, versao]).not.toContain(json['versao']);
  expect(await gente().ultimo('acesso/criar-perfil')).toMatchObject({ depois: { copiadoDe: 'balcao', concessoes: [{ funcao: 'ligacao' }] } });
});

test.each([
  ['the code of another', { codigo: 'balcao', nome: 'Outro nome' }, 'perfil/repetido', 'corpo.codigo'],
  ['the name of another, whatever the case', { codigo: 'outro', nome: 'PERFIL BALCAO' }, 'perfil/repetido', 'corpo.nome'],
  ['a copy of none', { codigo: 'outro', nome: 'Outro nome', copiarDe: 'nenhum' }, 'perfil/nao-encontrado', 'corpo.copiarDe'],
])('%s is refused by its field', async (_, mudanca, codigo, campo) => {
  expect((await criar('ana', mudanca)).json).toMatchObject({ codigo, campo });
});

test('two of the same code at the same moment: one of them is made', async () => {
  expect(status(await Promise.all([1, 2].map(() => criar('ana', { codigo: 'mesmo', nome: 'O mesmo' }))))).toEqual([201, 409]);
});

test('whoever may not is refused', async () => {
  expect(await criar('eva')).toMatchObject(RECUSADO);
});

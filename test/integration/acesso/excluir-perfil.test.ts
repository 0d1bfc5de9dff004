import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO } from './gente.ts';
import { carregarPerfis, darPerfil, LIGACAO, perfil, PERFIS } from './perfis.ts';

const gente = comGente(carregarPerfis);
const excluir = (login: string, codigo: string) => gente().como(login, { metodo: 'DELETE', caminho: `/perfis/${codigo}` });

beforeAll(async () => {
  await gente().pessoa('ana', [PERFIS]);
  for (const codigo of ['livre', 'usado', 'pedido']) await perfil(gente(), codigo, [LIGACAO]);
  await gente().sql(`INSERT INTO acesso.janela (perfil, dias, inicio, fim) VALUES ('livre', '{1}', 480, 720)`);
});

test('one that nobody holds goes with all its parts, and the audit keeps what it was', async () => {
  expect((await excluir('ana', 'livre')).statusCode).toBe(204);
  expect(await gente().sql(`SELECT (SELECT count(*) FROM acesso.perfil WHERE codigo = 'livre')::integer AS p, (SELECT count(*) FROM acesso.concessao WHERE perfil = 'livre')::integer AS c, (SELECT count(*) FROM acesso.janela WHERE perfil = 'livre')::integer AS j`)).toEqual([{ p: 0, c: 0, j: 0 }]);
  expect(await gente().ultimo('acesso/excluir-perfil')).toMatchObject({ usuario: 'Pessoa ana', objeto: 'perfil:livre', antes: { nome: 'Perfil livre', concessoes: [{ funcao: 'ligacao' }] } });
  expect((await excluir('ana', 'livre')).json['codigo']).toBe('perfil/nao-encontrado');
});

test('one that somebody holds stays, and says how many hold it', async () => {
  for (const login of ['bia', 'caio']) await darPerfil(gente(), await gente().pessoa(login), 'usado');
  expect((await excluir('ana', 'usado')).json).toMatchObject({ codigo: 'perfil/em-uso', detail: expect.stringContaining('2 pessoas têm') as string });
  await gente().sql(`DELETE FROM acesso.usuario_perfil WHERE perfil = 'usado'`);
  expect((await excluir('ana', 'usado')).statusCode).toBe(204);
});

test('one that somebody asked for stays with the history of the request', async () => {
  await gente().sql(`INSERT INTO acesso.pedido_de_acesso (usuario, perfil, motivo) SELECT id, 'pedido', 'preciso dele' FROM acesso.usuario WHERE login = 'caio'`);
  expect((await excluir('ana', 'pedido')).json).toMatchObject({ codigo: 'perfil/em-uso', detail: expect.stringContaining('Um pedido de acesso') as string });
});

test('whoever may not is refused', async () => {
  expect(await excluir('bia', 'pedido')).toMatchObject(RECUSADO);
});

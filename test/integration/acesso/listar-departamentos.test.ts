import { beforeAll, expect, test } from 'vitest';
import { carregarDepartamentos, DEPARTAMENTOS } from './departamentos.ts';
import { comGente, RECUSADO } from './gente.ts';

const gente = comGente(carregarDepartamentos);

beforeAll(async () => {
  await gente().pessoa('ana', [DEPARTAMENTOS]);
  const caio = await gente().pessoa('caio');
  await gente().sql(`INSERT INTO acesso.departamento (nome, ativo) VALUES ('Obras', true), ('Arquivo', false), ('Balcão', true)`);
  await gente().sql(`UPDATE acesso.usuario SET departamento = (SELECT id FROM acesso.departamento WHERE nome = 'Obras') WHERE id = $1`, [caio]);
});

test('those in use by name, with how many people; those out of use last', async () => {
  const { json } = await gente().como('ana', { metodo: 'GET', caminho: '/departamentos' });
  expect(json['itens']).toMatchObject([{ nome: 'Balcão', pessoas: 0 }, { nome: 'Obras', pessoas: 1 }, { nome: 'Arquivo', ativo: false }]);
});

test('whoever may not is refused', async () => {
  expect(await gente().como('caio', { metodo: 'GET', caminho: '/departamentos' })).toMatchObject(RECUSADO);
});

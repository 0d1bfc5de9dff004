import { beforeAll, expect, test } from 'vitest';
import { TODAS_AS_FUNCOES } from '../../../domain/acesso/funcoes.ts';
import { comGente } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/permissoes/handler.ts')).handler]);

beforeAll(async () => {
  await gente().pessoa('caio');
  await gente().sql(`INSERT INTO acesso.departamento (nome, ativo) VALUES ('Obras', true), ('Arquivo', false)`);
});

test('whoever is in knows what can be granted and where, and not who holds it', async () => {
  const { statusCode, json } = await gente().como('caio', { metodo: 'GET', caminho: '/permissoes' });
  expect(statusCode).toBe(200);
  expect((json['funcoes'] as { codigo: string }[]).map(({ codigo }) => codigo)).toEqual(TODAS_AS_FUNCOES);
  expect(json).toMatchObject({
    localidades: [{ id: 20, nome: 'Distrito' }, { id: 10, nome: 'Sede' }],
    setores: [{ id: 1, localidade: 10, nome: 'Centro' }, { id: 2 }, { id: 3, localidade: 20 }],
    departamentos: [{ nome: 'Arquivo', ativo: false }, { nome: 'Obras', ativo: true }],
  });
  expect(json['pares']).toContainEqual(expect.objectContaining({ codigo: 'critica-liberacao', a: expect.objectContaining({ funcao: 'critica' }) as object }));
  expect(Object.keys(json).sort()).toEqual(['departamentos', 'funcoes', 'localidades', 'pares', 'privilegios', 'setores']);
});

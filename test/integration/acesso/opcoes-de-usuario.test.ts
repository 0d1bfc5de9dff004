import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/opcoes-de-usuario/handler.ts')).handler]);

beforeAll(async () => {
  await gente().pessoa('adm', [{ funcao: 'usuario', acoes: ['consultar'] }]);
  await gente().pessoa('semnada');
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome, ativo) VALUES ('atendimento', 'Atendimento', true), ('antigo', 'Antigo', false)`);
  await gente().sql(`INSERT INTO acesso.departamento (nome, ativo) VALUES ('Comercial', true), ('Extinto', false)`);
});

test('offers what is in use, and no more', async () => {
  const { json } = await gente().como('adm', { metodo: 'GET', caminho: '/usuarios/opcoes' });
  expect(json).toMatchObject({ perfis: [{ codigo: 'atendimento', nome: 'Atendimento', descricao: '', somenteConsulta: false }], departamentos: [{ nome: 'Comercial' }], localidades: [{ nome: 'Distrito' }, { nome: 'Sede' }] });
  expect(json['perfis']).toHaveLength(1);
  expect(json['departamentos']).toHaveLength(1);
});

test('only who consults users', async () => {
  expect(await gente().como('semnada', { metodo: 'GET', caminho: '/usuarios/opcoes' })).toMatchObject(RECUSADO);
});

import { beforeAll, expect, test } from 'vitest';
import { comGente, dar, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/alterar-usuario/handler.ts')).handler]);
const ids = new Map<string, string>();
const alterar = (login: string, corpo: object, quem = 'chefe') => gente().como(quem, { metodo: 'PATCH', caminho: `/usuarios/${ids.get(login) ?? login}`, corpo });

beforeAll(async () => {
  for (const login of ['total', 'chefe', 'bia', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, ids.get('chefe') ?? '', [{ funcao: 'usuario', acoes: ['alterar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'total'`);
  await gente().sql(`INSERT INTO acesso.departamento (nome, ativo) VALUES ('Comercial', true), ('Extinto', false)`);
});

test('changes what is sent and leaves the rest, with before and after in the audit', async () => {
  expect((await alterar('bia', { departamento: 1 })).json).toMatchObject({ nome: 'Pessoa bia', email: 'bia@saae.example', departamento: { nome: 'Comercial' } });
  expect((await alterar('bia', { nome: 'Beatriz Prado', email: null })).json).toMatchObject({ nome: 'Beatriz Prado', email: null, departamento: { nome: 'Comercial' } });
  expect(await gente().ultimo('acesso/alterar-usuario')).toMatchObject({ antes: { nome: 'Pessoa bia', email: 'bia@saae.example' }, depois: { nome: 'Beatriz Prado', email: null, departamento: 1 } });
  expect((await alterar('bia', { departamento: null })).json).toMatchObject({ departamento: null });
});

test('a name that was somebody\'s stays his: what the audit says of him would be of another', async () => {
  await alterar('bia', { nome: 'Beatriz Lima' });
  expect((await alterar('chefe', { nome: 'beatriz prado' })).json).toMatchObject({ codigo: 'usuario/repetido', detail: expect.stringContaining('tem ou já teve este nome') as string });
  expect((await alterar('bia', { nome: 'Beatriz Prado' })).statusCode).toBe(200);
  const mudar = (nome: string) => gente().banco.pool('nascente_app').query(`UPDATE acesso.usuario SET nome = $1 WHERE login = 'chefe'`, [nome]);
  await expect(mudar('BEATRIZ LIMA')).rejects.toMatchObject({ constraint: 'nome_de_outra_pessoa' });
  await expect(mudar('chave: Site (AbCdEfGh)')).rejects.toMatchObject({ constraint: 'nome_de_pessoa' });
});

test.each(['chave: Site da prefeitura (AbCdEfGh)', 'sistema:terminal', 'Sistema', 'público'])('nobody is called %s, as the audit calls what is no person', async (nome) => {
  expect(await alterar('bia', { nome })).toMatchObject({ statusCode: 400 });
});

test.each([
  ['the name of another', 'bia', { nome: 'pessoa CHEFE' }, 'usuario/repetido'],
  ['the e-mail of another', 'bia', { email: 'chefe@saae.example' }, 'usuario/repetido'],
  ['a department out of use', 'bia', { departamento: 2 }, 'departamento/nao-encontrado'],
  ['an administrador, by who is none', 'total', { nome: 'Outro Nome' }, 'usuario/de-administrador'],
  ['nobody', '00000000-0000-4000-8000-00000000dead', { nome: 'Outro Nome' }, 'usuario/nao-encontrado'],
])('%s is refused', async (_, login, corpo, codigo) => {
  expect((await alterar(login, corpo)).json['codigo']).toBe(codigo);
});

test('only who alters users', async () => {
  expect(await alterar('bia', { nome: 'Outro Nome' }, 'semnada')).toMatchObject(RECUSADO);
});

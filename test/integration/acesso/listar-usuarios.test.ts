import { beforeAll, expect, test } from 'vitest';
import { comGente, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/listar-usuarios/handler.ts')).handler]);
const ids = new Map<string, string>();
const listar = (consulta: string) => gente().como('adm', { metodo: 'GET', caminho: '/usuarios', consulta });
const logins = async (consulta: string) => ((await listar(consulta)).json as { itens: { login: string }[] }).itens.map((u) => u.login);

beforeAll(async () => {
  for (const login of ['adm', 'bia', 'bento', 'caio', 'semnada']) ids.set(login, await gente().pessoa(login, login === 'adm' ? [{ funcao: 'usuario', acoes: ['consultar'] }] : []));
  await gente().sql(`INSERT INTO acesso.departamento (nome) VALUES ('Comercial')`);
  await gente().sql(`INSERT INTO acesso.perfil (codigo, nome) VALUES ('atendimento', 'Atendimento')`);
  await gente().sql(`INSERT INTO acesso.usuario_perfil VALUES ($1, 'atendimento')`, [ids.get('bia')]);
  await gente().sql(`UPDATE acesso.usuario SET departamento = (SELECT min(id) FROM acesso.departamento) WHERE login = 'bento'`);
  await gente().sql(`UPDATE acesso.usuario SET ativo = false, email = 'caio@sem-email.invalid' WHERE login = 'caio'`);
});

test.each([
  ['busca=pessoa%20b', ['bento', 'bia']],
  ['busca=BIA', ['bia']],
  ['busca=%25', []],
  ['situacao=INATIVO', ['caio']],
  ['perfil=atendimento', ['bia']],
  ['departamento=1', ['bento']],
  ['busca=pessoa&situacao=ATIVO&perfil=atendimento&departamento=1', []],
  ['busca=pessoa&porPagina=2&pagina=2', ['bia', 'caio']],
])('%s', async (consulta, esperado) => {
  expect(await logins(consulta)).toEqual(esperado);
});

test('counts the sessions that the door would let in, and no others', async () => {
  const abrir = (vista: string, expira: string) =>
    gente().sql(`INSERT INTO acesso.sessao_de_usuario (usuario, token, criada_em, vista_em, expira_em) VALUES ($1, gen_random_uuid()::text, now() - interval '2 hours', now() - $2::interval, now() + $3::interval)`, [ids.get('bia'), vista, expira]);
  await abrir('1 minute', '1 hour');
  await abrir('40 minutes', '1 hour');
  await abrir('1 minute', '-1 minute');
  expect((await listar('busca=bia')).json).toMatchObject({ total: 1, itens: [{ login: 'bia', sessoes: 1, perfis: [{ codigo: 'atendimento', nome: 'Atendimento' }], email: 'bia@saae.example', administrador: false, somenteConsulta: false, segundoFator: false }] });
});

test('an e-mail made only to have one is not shown', async () => {
  expect((await listar('busca=caio')).json).toMatchObject({ itens: [{ email: null, ativo: false, ultimoAcesso: null }] });
});

test('only who consults users', async () => {
  expect(await gente().como('semnada', { metodo: 'GET', caminho: '/usuarios' })).toMatchObject(RECUSADO);
});

import { beforeAll, expect, test } from 'vitest';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { mudarSituacao } from '../../../layers/acesso/situacao-dos-usuarios.ts';
import { gravarSituacao, sobraAdministrador } from '../../../layers/postgres/acesso/gravar-usuarios.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/mudar-situacao-de-usuarios/handler.ts')).handler]);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? login;
const mudar = (logins: readonly string[], ativo: boolean, quem = 'chefe') => gente().como(quem, { metodo: 'POST', caminho: '/usuarios/situacao', corpo: { ids: logins.map(de), ativo, motivo: 'Fim do contrato' } });
const ativos = async (...logins: string[]) => (await gente().sql<{ login: string }>('SELECT login FROM acesso.usuario WHERE ativo AND login = ANY ($1) ORDER BY login', [logins])).map((u) => u.login);
const soAdministradores = (...logins: string[]) => gente().sql('UPDATE acesso.usuario SET administrador = login = ANY ($1), ativo = ativo OR login = ANY ($1)', [logins]);

beforeAll(async () => {
  for (const login of ['ana', 'rui', 'chefe', 'bia', 'caio', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, de('chefe'), [{ funcao: 'usuario', acoes: ['executar'] }]);
  await soAdministradores('ana', 'rui');
});

test('disables many at once, ends their sessions, and lets them back; each is in the audit', async () => {
  await gente().sql(`INSERT INTO acesso.sessao_de_usuario (usuario, token, expira_em) VALUES ($1, 'uma-sessao-qualquer-de-mais-de-32-letras', now() + interval '1 hour')`, [de('bia')]);
  const { json } = await mudar(['bia', 'caio', 'caio'], false);
  expect(json).toMatchObject({ aguarda: null, mudados: [{ nome: 'Pessoa bia' }, { nome: 'Pessoa caio' }] });
  expect(await ativos('bia', 'caio')).toEqual([]);
  expect(await gente().sql('SELECT FROM acesso.sessao_de_usuario WHERE usuario = $1', [de('bia')])).toEqual([]);
  expect(await gente().sql(`SELECT objeto, motivo, antes, depois FROM comum.auditoria WHERE funcao = 'acesso/mudar-situacao-de-usuarios' AND objeto = $1`, [`usuario:${de('bia')}`])).toEqual([
    { objeto: `usuario:${de('bia')}`, motivo: 'Fim do contrato', antes: { nome: 'Pessoa bia', ativo: true }, depois: { nome: 'Pessoa bia', ativo: false } },
  ]);
  // who was so already is not changed
  await mudar(['bia'], true);
  expect((await mudar(['bia', 'caio'], true)).json).toMatchObject({ mudados: [{ nome: 'Pessoa caio' }] });
  expect(await ativos('bia', 'caio')).toEqual(['bia', 'caio']);
});

test('oneself among them, an administrador by who is none, and nobody: refused, and nothing changes', async () => {
  expect((await mudar(['bia', 'chefe'], false)).json['codigo']).toBe('usuario/proprio');
  expect((await mudar(['bia', 'ana'], false)).json['codigo']).toBe('usuario/de-administrador');
  expect(await gente().ultimo('acesso/mudar-situacao-de-usuarios')).toMatchObject({ resultado: 'RECUSADO' });
  expect((await mudar(['bia', '00000000-0000-4000-8000-00000000dead'], false)).json['codigo']).toBe('usuario/nao-encontrado');
  expect(await ativos('bia')).toEqual(['bia']);
});

test('more than twenty wait for a second administrator, and twenty do not', async () => {
  const muitos: string[] = [];
  for (let i = 0; i < 21; i += 1) muitos.push(await gente().pessoa(`equipe${i}`));
  ids.set('vice', await gente().pessoa('vice', [{ funcao: 'usuario', acoes: ['executar'] }]));
  expect((await mudar(muitos.slice(1), false, 'vice')).json).toMatchObject({ aguarda: null });
  expect((await mudar(muitos.slice(1), true, 'vice')).json).toMatchObject({ aguarda: null });
  // a few at a time they are as many, until a day has passed
  expect((await mudar(muitos.slice(0, 1), false, 'vice')).json).toMatchObject({ mudados: [], aguarda: { situacao: 'PENDENTE' } });
  expect((await mudar(muitos.slice(0, 1), false)).json).toMatchObject({ aguarda: null });
  await mudar(muitos.slice(0, 1), true);
  await gente().sql(`UPDATE acesso.usuario SET situacao_mudada_em = now() - interval '25 hours'`);
  expect((await mudar(muitos.slice(1, 2), false, 'vice')).json).toMatchObject({ aguarda: null });
  await mudar(muitos.slice(1, 2), true, 'vice');
  const { json } = await mudar(muitos, false);
  expect(json).toMatchObject({ mudados: [], aguarda: { ato: 'DESATIVAR', situacao: 'PENDENTE', pedidoPor: 'Pessoa chefe', motivo: 'Fim do contrato' } });
  expect((json as { aguarda: { pessoas: object[] } }).aguarda.pessoas).toHaveLength(21);
  expect(await gente().sql(`SELECT count(*)::integer AS n FROM acesso.usuario WHERE ativo AND login LIKE 'equipe%'`)).toEqual([{ n: 21 }]);
});

test('two administrators who disable each other at once: one of them is refused, and one remains', async () => {
  // a process has one connection, and would take turns: here each has its own
  const pool = gente().banco.pool('nascente_app');
  const desativar = (quem: string, outro: string) =>
    emTransacao(pool, (cliente) => mudarSituacao(cliente, { autor: { nome: quem }, pessoa: de(quem), hoje: dataCivil(dia(0)) }, { ids: [de(outro)], ativo: false, motivo: 'briga entre os dois' }));
  for (let vez = 0; vez < 8; vez += 1) {
    await soAdministradores('ana', 'rui');
    const feitos = await Promise.all([desativar('ana', 'rui'), desativar('rui', 'ana')]);
    expect(feitos.map((f) => (f.ok ? 'feito' : f.erro.codigo)).sort()).toEqual(['feito', 'usuario/quem-age']);
    expect(await ativos('ana', 'rui')).toHaveLength(1);
  }
});

test('even where a third would remain, the one who was disabled first disables nobody', async () => {
  const pool = gente().banco.pool('nascente_app');
  const desativar = (quem: string, outro: string) =>
    emTransacao(pool, (cliente) => mudarSituacao(cliente, { autor: { nome: quem }, pessoa: de(quem), hoje: dataCivil(dia(0)) }, { ids: [de(outro)], ativo: false, motivo: 'briga entre os dois' }));
  await soAdministradores('ana', 'rui', 'caio');
  const feitos = await Promise.all([desativar('ana', 'rui'), desativar('rui', 'ana')]);
  expect(feitos.filter((f) => f.ok)).toHaveLength(1);
  expect(await ativos('ana', 'rui')).toHaveLength(1);
});

test('the database keeps the last one, whatever the code forgets, and of two at once too', async () => {
  await soAdministradores('ana', 'rui');
  const pool = gente().banco.pool('nascente_app');
  await expect(pool.query('UPDATE acesso.usuario SET ativo = false WHERE administrador')).rejects.toMatchObject({ constraint: 'ultimo_administrador' });
  for (let vez = 0; vez < 4; vez += 1) {
    const feitos = await Promise.allSettled([pool.query('UPDATE acesso.usuario SET ativo = false WHERE id = $1', [de('ana')]), pool.query('UPDATE acesso.usuario SET administrador = false WHERE id = $1', [de('rui')])]);
    expect(feitos.map((f) => f.status).sort()).toEqual(['fulfilled', 'rejected']);
    await soAdministradores('ana', 'rui');
  }
});

test('the statement itself keeps the last administrador', async () => {
  // no route gets here: only an administrador acts on one, and he remains. It holds for what comes later
  await soAdministradores('ana');
  const pool = gente().banco.pool('nascente_app');
  expect(await sobraAdministrador(pool, [de('ana')])).toBe(false);
  expect(await gravarSituacao(pool, [de('ana')], false, de('rui'))).toEqual([]);
  expect(await ativos('ana')).toEqual(['ana']);
});

test('only who executes on users', async () => {
  expect(await mudar(['bia'], false, 'semnada')).toMatchObject(RECUSADO);
});

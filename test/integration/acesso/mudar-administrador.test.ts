import { beforeAll, expect, test } from 'vitest';
import { PARES_SEGREGADOS } from '../../../domain/acesso/segregacao.ts';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { mudarAdministrador } from '../../../layers/acesso/acesso-do-usuario.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/mudar-administrador/handler.ts')).handler]);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? login;
const mudar = (login: string, administrador: boolean, quem = 'ana') => gente().como(quem, { metodo: 'PUT', caminho: `/usuarios/${de(login)}/administrador`, corpo: { administrador, motivo: 'Assume a administração' } });
const excecoes = (login: string) => gente().sql<{ par: string; de: string; ate: string }>(`SELECT par, de::text, ate::text FROM acesso.excecao_de_segregacao WHERE usuario = $1 AND encerrada_em IS NULL ORDER BY par`, [de(login)]);

beforeAll(async () => {
  for (const login of ['ana', 'rui', 'bia', 'chefe', 'saiu', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, de('chefe'), [{ funcao: 'usuario', acoes: ['executar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'ana'`);
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'saiu'`);
});

test('full access comes with an exception for each pair, for a year, and takes them away when it goes; those given one by one stay', async () => {
  await gente().sql(`INSERT INTO acesso.excecao_de_segregacao (usuario, par, de, ate, motivo, concedida_por) VALUES ($1, 'usuario-caixa', $2, $2, 'equipe pequena', $3)`, [de('bia'), dia(0), de('ana')]);
  const { json } = await mudar('bia', true);
  expect(json).toMatchObject({ administrador: true, paresAbertos: [] });
  const dadas = await excecoes('bia');
  expect(dadas.filter((e) => e.ate === dia(365)).map((e) => e.par)).toEqual(PARES_SEGREGADOS.map((p) => p.codigo).sort());
  expect(dadas).toHaveLength(PARES_SEGREGADOS.length + 1);
  expect(await gente().ultimo('acesso/mudar-administrador')).toMatchObject({ usuario: 'Pessoa ana', motivo: 'Assume a administração', antes: { administrador: false }, depois: { administrador: true, ate: dia(365) } });
  expect((await mudar('bia', true)).json['codigo']).toBe('usuario/ja-e-assim');
  expect((await mudar('bia', false)).json).toMatchObject({ administrador: false, efetivas: [] });
  expect(await excecoes('bia')).toMatchObject([{ par: 'usuario-caixa', ate: dia(0) }]);
  expect(await gente().ultimo('acesso/mudar-administrador')).toMatchObject({ depois: { administrador: false, excecoesEncerradas: PARES_SEGREGADOS.map((p) => p.codigo).sort() } });
});

test.each([
  ['to oneself', 'ana', false, 'ana', 'usuario/proprio'],
  ['by who is no administrador', 'bia', true, 'chefe', 'usuario/so-administrador'],
  ['to who is disabled', 'saiu', true, 'ana', 'usuario/inativo'],
  ['from who has it not', 'bia', false, 'ana', 'usuario/ja-e-assim'],
  ['to nobody', '00000000-0000-4000-8000-00000000dead', true, 'ana', 'usuario/nao-encontrado'],
])('%s is refused', async (_, login, administrador, quem, codigo) => {
  expect((await mudar(login, administrador, quem)).json['codigo']).toBe(codigo);
});

test('who tries what is not his to do is kept in the audit, in the words that he heard; a mistake is not', async () => {
  for (const [login, quem] of [['ana', 'ana'], ['bia', 'chefe']] as const) {
    const { json } = await mudar(login, true, quem);
    expect(await gente().ultimo('acesso/mudar-administrador')).toMatchObject({ usuario: `Pessoa ${quem}`, objeto: `usuario:${de(login)}`, resultado: 'RECUSADO', motivo: json['detail'], depois: { administrador: true } });
  }
  const quantos = async () => (await gente().sql(`SELECT FROM comum.auditoria WHERE funcao = 'acesso/mudar-administrador'`)).length;
  const antes = await quantos();
  await mudar('bia', false);
  expect(await quantos()).toBe(antes);
});

test('two who take it from each other at once: one keeps it', async () => {
  // a process has one connection, and would take turns: here each has its own
  const pool = gente().banco.pool('nascente_app');
  const tirar = (quem: string, outro: string) => emTransacao(pool, (cliente) => mudarAdministrador(cliente, { autor: { nome: quem }, pessoa: de(quem), hoje: dataCivil(dia(0)) }, de(outro), { administrador: false, motivo: 'briga entre os dois' }));
  for (let vez = 0; vez < 6; vez += 1) {
    await gente().sql(`UPDATE acesso.usuario SET administrador = login IN ('ana', 'rui')`);
    const feitos = await Promise.all([tirar('ana', 'rui'), tirar('rui', 'ana')]);
    expect(feitos.filter((f) => f.ok)).toHaveLength(1);
    expect(await gente().sql(`SELECT FROM acesso.usuario WHERE administrador`)).toHaveLength(1);
  }
});

test('only who executes on users', async () => {
  expect(await mudar('bia', true, 'semnada')).toMatchObject(RECUSADO);
});

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { dataCivil } from '../../../domain/comum/data-civil.ts';
import { decidirAtoEmMassa } from '../../../layers/acesso/situacao-dos-usuarios.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { comGente, dar, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [
  (await import('../../../functions/acesso/decidir-ato-em-massa/handler.ts')).handler,
  (await import('../../../functions/acesso/mudar-situacao-de-usuarios/handler.ts')).handler,
]);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? login;
const equipe: string[] = [];
let ato = 0;
const pedir = async (quais: readonly string[], ativo = false, quem = 'ana') =>
  ((await gente().como(quem, { metodo: 'POST', caminho: '/usuarios/situacao', corpo: { ids: quais, ativo, motivo: 'Fim do contrato' } })).json as { aguarda: { id: number } }).aguarda.id;
const decidir = (quem: string, decisao = 'APROVAR', id = ato) => gente().como(quem, { metodo: 'POST', caminho: `/usuarios/situacao/${id}/decisao`, corpo: { decisao, resposta: 'Conferido com o contrato' } });
const ativos = async () => (await gente().sql<{ n: number }>('SELECT count(*)::integer AS n FROM acesso.usuario WHERE ativo AND id = ANY ($1)', [equipe]))[0]?.n;

beforeAll(async () => {
  for (const login of ['ana', 'rui', 'eva', 'chefe', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, de('chefe'), [{ funcao: 'usuario', acoes: ['executar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login IN ('ana', 'rui', 'eva')`);
  for (let i = 0; i < 21; i += 1) equipe.push(await gente().pessoa(`equipe${i}`));
});
beforeEach(async () => {
  await gente().sql('UPDATE acesso.usuario SET ativo = true');
  ato = await pedir(equipe);
});

test('a second administrator confirms, and then it is done; each person is in the audit', async () => {
  expect((await decidir('rui')).json).toMatchObject({ situacao: 'APROVADO', decididoPor: 'Pessoa rui', resposta: 'Conferido com o contrato' });
  expect(await ativos()).toBe(0);
  expect(await gente().sql(`SELECT count(*)::integer AS n FROM comum.auditoria WHERE funcao = 'acesso/decidir-ato-em-massa' AND objeto LIKE 'usuario:%' AND usuario = 'Pessoa rui' AND motivo = 'Fim do contrato'`)).toEqual([{ n: 21 }]);
  expect(await gente().ultimo('acesso/decidir-ato-em-massa')).toMatchObject({ objeto: `ato-em-massa:${ato}`, depois: { situacao: 'APROVADO', pedidoPor: 'Pessoa ana', pessoas: 21 } });
  expect((await decidir('eva')).json['codigo']).toBe('ato/ja-decidido');
});

test('refused, nothing changes', async () => {
  expect((await decidir('rui', 'RECUSAR')).json).toMatchObject({ situacao: 'RECUSADO' });
  expect(await ativos()).toBe(21);
});

test('not who asked, nor who is no administrador, nor who is among them', async () => {
  expect((await decidir('ana')).json['codigo']).toBe('ato/do-proprio');
  expect(await gente().ultimo('acesso/decidir-ato-em-massa')).toMatchObject({ resultado: 'RECUSADO' });
  expect((await decidir('chefe')).json['codigo']).toBe('ato/so-administrador');
  ato = await pedir([...equipe, de('rui')]);
  expect((await decidir('rui')).json['codigo']).toBe('usuario/proprio');
  expect((await decidir('rui', 'APROVAR', 999)).json['codigo']).toBe('ato/nao-encontrado');
  expect(await ativos()).toBe(21);
});

test('of two who decide at once, one does', async () => {
  // a process has one connection, and would take turns: here each has its own
  const pool = gente().banco.pool('nascente_app');
  const um = (quem: string, aprovar: boolean) => emTransacao(pool, (cliente) => decidirAtoEmMassa(cliente, { autor: { nome: quem }, pessoa: de(quem), hoje: dataCivil(dia(0)) }, { id: ato, aprovar, resposta: 'decidido agora' }));
  const feitos = await Promise.all([um('rui', true), um('eva', false)]);
  expect(feitos.filter((f) => f.ok)).toHaveLength(1);
});

test('what was asked by who is gone by then is not done', async () => {
  await gente().sql('UPDATE acesso.usuario SET ativo = false WHERE id = $1', [de('ana')]);
  expect((await decidir('rui')).json['codigo']).toBe('ato/sem-quem-pediu');
  expect((await decidir('rui', 'RECUSAR')).statusCode).toBe(200);
});

test('only who executes on users', async () => {
  expect(await decidir('semnada')).toMatchObject(RECUSADO);
});

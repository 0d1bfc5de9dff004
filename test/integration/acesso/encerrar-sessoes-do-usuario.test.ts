import { beforeAll, expect, test } from 'vitest';
import { naSessao } from './apoio.ts';
import { comGente, dar, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/encerrar-sessoes-do-usuario/handler.ts')).handler]);
const ids = new Map<string, string>();
const encerrar = (login: string, quem = 'chefe') => gente().como(quem, { metodo: 'DELETE', caminho: `/usuarios/${ids.get(login) ?? login}/sessoes` });

beforeAll(async () => {
  for (const login of ['total', 'chefe', 'bia', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, ids.get('chefe') ?? '', [{ funcao: 'usuario', acoes: ['executar'] }]);
  await dar(gente().sql, ids.get('bia') ?? '', [{ funcao: 'ciclo', acoes: ['consultar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'total'`);
});

test('the next call of the person is of nobody, and the person may enter again', async () => {
  const { cookies } = await naSessao(gente(), 'bia');
  await naSessao(gente(), 'bia');
  expect((await gente().autorizar({ cookies })).entra).toBe(true);
  expect((await encerrar('bia')).json).toMatchObject({ sessoes: 0, sessoesAbertas: [] });
  expect((await gente().autorizar({ cookies })).entra).toBe(false);
  expect(await gente().ultimo('acesso/encerrar-sessoes-do-usuario')).toMatchObject({ objeto: `usuario:${ids.get('bia')}`, depois: { sessoesEncerradas: 2 } });
  expect((await gente().autorizar({ cookies: (await naSessao(gente(), 'bia')).cookies })).entra).toBe(true);
});

test('not of an administrador by who is none, nor of nobody', async () => {
  expect((await encerrar('total')).json['codigo']).toBe('usuario/de-administrador');
  expect((await encerrar('00000000-0000-4000-8000-00000000dead')).json['codigo']).toBe('usuario/nao-encontrado');
});

test('only who executes on users', async () => {
  expect(await encerrar('bia', 'semnada')).toMatchObject(RECUSADO);
});

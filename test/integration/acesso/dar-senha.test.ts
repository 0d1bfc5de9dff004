import { beforeAll, expect, test } from 'vitest';
import { conferirSenhaGuardada } from '../../../layers/acesso/senha-guardada.ts';
import { comGente, dar, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/dar-senha/handler.ts')).handler]);
const ids = new Map<string, string>();
const de = (login: string) => ids.get(login) ?? login;
const darSenha = (login: string, quem = 'chefe') => gente().como(quem, { metodo: 'POST', caminho: `/usuarios/${de(login)}/senha`, corpo: { motivo: 'Esqueceu a senha' } });

beforeAll(async () => {
  for (const login of ['total', 'chefe', 'bia', 'saiu', 'semnada']) ids.set(login, await gente().pessoa(login));
  await dar(gente().sql, de('chefe'), [{ funcao: 'usuario', acoes: ['executar'] }]);
  await gente().sql(`UPDATE acesso.usuario SET administrador = true WHERE login = 'total'`);
  await gente().sql(`UPDATE acesso.usuario SET ativo = false WHERE login = 'saiu'`);
});

test('the new password opens, the old one does not, and whatever was open ends', async () => {
  const abrir = () => gente().sql(`INSERT INTO acesso.sessao_de_usuario (usuario, token, expira_em) VALUES ($1, gen_random_uuid()::text, now() + interval '1 hour')`, [de('bia')]);
  const guardada = async () => (await gente().sql<{ senha: string }>('SELECT senha FROM acesso.credencial WHERE usuario = $1', [de('bia')]))[0]?.senha ?? '';
  await abrir();
  const primeira = String((await darSenha('bia')).json['senha']);
  expect(await conferirSenhaGuardada(await guardada(), primeira)).toBe(true);
  await abrir();
  const { statusCode, json } = await darSenha('bia');
  expect(statusCode).toBe(200);
  const segunda = String(json['senha']);
  expect(json).toMatchObject({ usuario: { trocaSenha: true, sessoesAbertas: [] } });
  expect([await conferirSenhaGuardada(await guardada(), segunda), await conferirSenhaGuardada(await guardada(), primeira)]).toEqual([true, false]);
  expect(await gente().sql('SELECT FROM acesso.sessao_de_usuario WHERE usuario = $1', [de('bia')])).toEqual([]);
  const ato = await gente().ultimo('acesso/dar-senha');
  expect(ato).toMatchObject({ objeto: `usuario:${de('bia')}`, motivo: 'Esqueceu a senha', depois: { provisoria: true, sessoesEncerradas: 1 } });
  expect(JSON.stringify(ato)).not.toMatch(new RegExp(`${segunda}|scrypt`));
});

test.each([
  ['oneself', 'chefe', 'usuario/proprio'],
  ['an administrador, by who is none', 'total', 'usuario/de-administrador'],
  ['who is disabled', 'saiu', 'usuario/inativo'],
  ['nobody', '00000000-0000-4000-8000-00000000dead', 'usuario/nao-encontrado'],
])('%s is refused', async (_, login, codigo) => {
  expect((await darSenha(login)).json['codigo']).toBe(codigo);
  if (codigo === 'usuario/proprio' || codigo === 'usuario/de-administrador') expect(await gente().ultimo('acesso/dar-senha')).toMatchObject({ objeto: `usuario:${de(login)}`, resultado: 'RECUSADO' });
});

test('only who executes on users', async () => {
  expect(await darSenha('bia', 'semnada')).toMatchObject(RECUSADO);
});

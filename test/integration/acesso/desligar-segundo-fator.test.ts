import { expect, test } from 'vitest';
import { comAcesso, entrarCom } from './apoio.ts';
import { agir, comPessoa, comSegundoFator, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();

test('who knows the password turns it off, and the login asks for the password only', async () => {
  await comPessoa(acesso(), 'caio');
  const { cookies } = await comSegundoFator(acesso(), 'caio');
  expect((await agir(acesso(), cookies, '/segundo-fator/desligar', { senha: 'x' })).json['codigo']).toBe('segundo-fator/senha-recusada');
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['pendencia']).toBe('SEGUNDO_FATOR');
  expect((await agir(acesso(), cookies, '/segundo-fator/desligar', { senha: SENHA })).statusCode).toBe(204);
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['pendencia']).toBeNull();
  expect((await agir(acesso(), cookies, '/segundo-fator/desligar', { senha: SENHA })).json['codigo']).toBe('segundo-fator/nao-cadastrado');
});

import { expect, test } from 'vitest';
import { comAcesso, entrarCom, naSessao } from './apoio.ts';
import { agir, comPessoa, comSegundoFator, SENHA } from './apoio-segundo-fator.ts';

const acesso = comAcesso();

test('who knows the password gets a QR code and its key; until it is confirmed the login asks for nothing more', async () => {
  await comPessoa(acesso(), 'caio');
  const { sessao } = await entrarCom(acesso(), 'caio', SENHA);
  const r = await agir(acesso(), sessao, '/segundo-fator/cadastro', { senha: SENHA });
  expect([r.statusCode, r.json['chave']]).toEqual([200, expect.stringMatching(/^[A-Z2-7]{45}$/)]);
  expect(r.json['qr']).toMatch(/^<svg /);
  expect((await entrarCom(acesso(), 'caio', SENHA)).json['pendencia']).toBeNull();
  const outra = await agir(acesso(), sessao, '/segundo-fator/cadastro', { senha: SENHA });
  expect(outra.json['chave']).not.toBe(r.json['chave']);
});

test('a wrong password gives nothing, and counts as a guess at the door', async () => {
  await comPessoa(acesso(), 'dora');
  const { sessao } = await entrarCom(acesso(), 'dora', SENHA);
  for (let i = 0; i < 5; i++) expect((await agir(acesso(), sessao, '/segundo-fator/cadastro', { senha: 'x' })).json['codigo']).toBe('segundo-fator/senha-recusada');
  expect((await agir(acesso(), sessao, '/segundo-fator/cadastro', { senha: SENHA })).json['codigo']).toBe('segundo-fator/bloqueado');
  expect((await entrarCom(acesso(), 'dora', SENHA)).json['codigo']).toBe('acesso/bloqueado-ate');
});

test('who has one already, and who has no password, hear so', async () => {
  await acesso().banco.pool().query('TRUNCATE acesso.tentativa');
  const { cookies } = await comSegundoFator(acesso(), 'caio');
  expect((await agir(acesso(), cookies, '/segundo-fator/cadastro', { senha: SENHA })).json['codigo']).toBe('segundo-fator/ja-cadastrado');
  expect((await agir(acesso(), (await naSessao(acesso())).cookies, '/segundo-fator/cadastro', { senha: SENHA })).json['codigo']).toBe('segundo-fator/sem-senha');
});

/** Who the authorizer takes for somebody: a token of the secret, a key, an open session. No JWT is any of them, however it is signed. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHAVE_DE_SESSAO, comAcesso, DE_NINGUEM, naSessao, TOKEN } from './apoio.ts';

const acesso = comAcesso();
let chaveiro: Server;
let buscas = 0;
let endereco = '';

beforeAll(async () => {
  // who goes for the key that a JWT names would come here
  chaveiro = createServer((_, res) => {
    buscas += 1;
    res.end('{"keys":[]}');
  });
  await new Promise<void>((pronto) => chaveiro.listen(0, '127.0.0.1', pronto));
  endereco = `http://127.0.0.1:${(chaveiro.address() as AddressInfo).port}/jwks.json`;
});
afterAll(() => new Promise((fim) => chaveiro.close(fim)));

const base64 = (valor: object): string => Buffer.from(JSON.stringify(valor)).toString('base64url');
const AGORA = Math.floor(Date.now() / 1_000);
const EU = { sub: 'marina', login: 'marina', nome: 'Marina Duarte (demonstração)', confianca: 'operador', origem: 'token', iss: 'nascente', aud: 'nascente', iat: AGORA, exp: AGORA + 3_600 };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });

function jwt(cabecalho: object, conteudo: object, assinar: (dados: string) => string): string {
  const dados = `${base64({ typ: 'JWT', ...cabecalho })}.${base64(conteudo)}`;
  return `${dados}.${assinar(dados)}`;
}
const hmac = (chave: string) => (dados: string) => createHmac('sha256', chave).update(dados).digest('base64url');
const comRsa = (dados: string): string => sign('sha256', Buffer.from(dados), rsa.privateKey).toString('base64url');
const semAssinatura = (): string => '';

const FORJADOS: readonly (readonly [string, () => string])[] = [
  ['alg none', () => jwt({ alg: 'none' }, EU, semAssinatura)],
  ['alg None', () => jwt({ alg: 'None' }, EU, semAssinatura)],
  ['alg none and a signature', () => jwt({ alg: 'none' }, EU, hmac(TOKEN))],
  ['no alg', () => jwt({}, EU, semAssinatura)],
  ['signed with the key of the sessions', () => jwt({ alg: 'HS256' }, EU, hmac(CHAVE_DE_SESSAO))],
  ['signed with the token of the operator', () => jwt({ alg: 'HS256' }, EU, hmac(TOKEN))],
  ['the public key as the secret', () => jwt({ alg: 'HS256' }, EU, hmac(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()))],
  ['of another audience', () => jwt({ alg: 'HS256' }, { ...EU, aud: 'outro-sistema' }, hmac(CHAVE_DE_SESSAO))],
  ['of another issuer', () => jwt({ alg: 'RS256' }, { ...EU, iss: 'https://mau.example' }, comRsa)],
  ['expired', () => jwt({ alg: 'HS256' }, { ...EU, exp: AGORA - 60 }, hmac(CHAVE_DE_SESSAO))],
  ['without expiry', () => jwt({ alg: 'HS256' }, { ...EU, exp: undefined }, hmac(CHAVE_DE_SESSAO))],
  ['not valid yet', () => jwt({ alg: 'HS256' }, { ...EU, nbf: AGORA + 3_600 }, hmac(CHAVE_DE_SESSAO))],
  ['kid of an empty file', () => jwt({ alg: 'HS256', kid: '../../../../dev/null' }, EU, hmac('\u0000'))],
  ['kid with SQL', () => jwt({ alg: 'HS256', kid: "' UNION SELECT 'a' --" }, EU, hmac('a'))],
  ['jku of another', () => jwt({ alg: 'RS256', jku: endereco }, EU, comRsa)],
  ['x5u of another', () => jwt({ alg: 'RS256', x5u: endereco }, EU, comRsa)],
  ['its own key inside', () => jwt({ alg: 'RS256', jwk: rsa.publicKey.export({ format: 'jwk' }) }, EU, comRsa)],
];

test('the token of the secret and an open session are somebody: what follows is refused for what it is', async () => {
  expect((await acesso().autorizar({ cabecalhos: { authorization: `Bearer ${TOKEN}` } })).entra).toBe(true);
  expect((await acesso().autorizar({ cookies: (await naSessao(acesso())).cookies })).entra).toBe(true);
});

test.each(FORJADOS)('a JWT is nobody: %s', async (_, fazer) => {
  const forjado = fazer();
  for (const authorization of [`Bearer ${forjado}`, `bearer ${forjado}`, forjado, `JWT ${forjado}`, `Bearer ${TOKEN}.${forjado}`]) expect(await acesso().autorizar({ cabecalhos: { authorization } }), authorization.slice(0, 20)).toEqual(DE_NINGUEM);
  for (const cookie of [forjado, encodeURIComponent(forjado)]) expect(await acesso().autorizar({ cookies: [`__Host-nascente_sessao=${cookie}`] })).toEqual(DE_NINGUEM);
  expect(buscas, 'nobody goes where a stranger points').toBe(0);
});

test('a JWT beside a session that is open is nobody too', async () => {
  const { cookies } = await naSessao(acesso());
  expect(await acesso().autorizar({ cookies, cabecalhos: { authorization: `Bearer ${jwt({ alg: 'none' }, EU, semAssinatura)}` } })).toEqual(DE_NINGUEM);
});

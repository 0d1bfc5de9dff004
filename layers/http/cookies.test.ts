import { expect, it } from 'vitest';
import { COOKIE_SESSAO, cookieDeSessao, lerCookies } from './cookies.ts';

const PELA_REDE = { 'x-forwarded-proto': 'https' };
const NESTA_MAQUINA = { 'x-forwarded-proto': 'http' };

it('over https the cookie of a session can be set by this host alone, for every page and for no script', () => {
  expect(cookieDeSessao('ficha', 60, true)).toBe('__Host-nascente_sessao=ficha; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure');
  expect(cookieDeSessao('ficha', 60, false)).toBe('nascente_sessao=ficha; Path=/; Max-Age=60; HttpOnly; SameSite=Strict');
});

it('a cookie that another site of the same domain has given the browser is not read', () => {
  const cookies = [`${COOKIE_SESSAO}=de-outro`, `__Host-${COOKIE_SESSAO}=nossa`, `__Host-${COOKIE_SESSAO}=segunda`];
  expect(lerCookies({ cookies, headers: PELA_REDE })).toEqual({ [COOKIE_SESSAO]: 'nossa' });
  expect(lerCookies({ cookies: cookies.slice(0, 1), headers: {} })).toEqual({});
  expect(lerCookies({ cookies: cookies.slice(0, 1), headers: NESTA_MAQUINA })).toEqual({ [COOKIE_SESSAO]: 'de-outro' });
});

it.each([
  ['no cookie', undefined],
  ['without a name', ['=valor', '__Host-=valor', 'solto', '']],
])('%s: nothing', (_o, cookies) => {
  expect(lerCookies({ headers: PELA_REDE, ...(cookies === undefined ? {} : { cookies }) })).toEqual({});
});

it('no name of a cookie is taken for what an object already has', () => {
  expect(lerCookies({ cookies: ['__Host-__proto__=x', '__Host-constructor=y'], headers: PELA_REDE })['toString']).toBeUndefined();
});

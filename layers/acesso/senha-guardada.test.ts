import { expect, test } from 'vitest';
import { conferirSenhaGuardada, guardarSenha } from './senha-guardada.ts';

test('a password is kept with its salt and its cost, and only it opens', async () => {
  const guardada = await guardarSenha('cajá manga de dezembro');
  expect(guardada).toMatch(/^\$scrypt\$ln=16,r=8,p=2\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await guardarSenha('cajá manga de dezembro')).not.toBe(guardada);
  expect(await conferirSenhaGuardada(guardada, 'cajá manga de dezembro')).toBe(true);
  expect(await conferirSenhaGuardada(guardada, 'caja manga de dezembro')).toBe(false);
});

test('the cost is of the string, so it may grow', async () => {
  // ln=10, made apart with node:crypto: scryptSync('abc', Buffer.alloc(16, 1), 32, { N: 1024, r: 8, p: 1 })
  const { scryptSync } = await import('node:crypto');
  const sal = Buffer.alloc(16, 1);
  const chave = scryptSync('abc', sal, 32, { N: 1024, r: 8, p: 1 });
  const guardada = `$scrypt$ln=10,r=8,p=1$${sal.toString('base64').slice(0, 22)}$${chave.toString('base64').slice(0, 43)}`;
  expect(await conferirSenhaGuardada(guardada, 'abc')).toBe(true);
  expect(await conferirSenhaGuardada(guardada, 'abd')).toBe(false);
});

test('an accent typed as two characters is the same password', async () => {
  expect(await conferirSenhaGuardada(await guardarSenha('caj\u00e1'), 'caja\u0301')).toBe(true);
});

test.each(['$scrypt$ln=16,r=8,p=2$curto$curto', '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA'])('what was not kept by us opens to nobody: %j', async (guardada) => {
  expect(await conferirSenhaGuardada(guardada, 'abc')).toBe(false);
});

test('many guesses at once take the memory of two', async () => {
  const guardada = await guardarSenha('segredo');
  const antes = process.memoryUsage.rss();
  let pico = 0;
  const olhar = setInterval(() => (pico = Math.max(pico, process.memoryUsage.rss() - antes)), 5);
  const respostas = await Promise.all(Array.from({ length: 4 }, (_, i) => conferirSenhaGuardada(guardada, `palpite ${i}`)));
  clearInterval(olhar);
  expect(respostas).not.toContain(true);
  expect(pico).toBeLessThan(3 * 64 * 1024 * 1024);
});

import { setTimeout as esperar } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { comBanco } from '../../../test/fixture/banco.ts';
import { umaVez } from '../transacao.ts';
import { travarDireitos } from './travar-direitos.ts';

const t = comBanco();
const PESSOAS = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000c'] as const;

/** Locks, and stops after each lock: whatever the other may take in between, it does. In one try, for a deadlock that is tried again is not seen. */
function travar(...quem: readonly string[]): Promise<void> {
  return umaVez(t.banco.pool('nascente_app'), async (cliente) => {
    const devagar = new Proxy(cliente, {
      get: (alvo, nome) => {
        if (nome !== 'query') return Reflect.get(alvo, nome) as unknown;
        return async (texto: string, valores: unknown[]) => {
          const feito = await alvo.query(texto, valores);
          await esperar(30);
          return feito;
        };
      },
    });
    await travarDireitos(devagar, ...quem);
  });
}

test('two acts on the same people never wait for each other, in whatever order each names them', async () => {
  const [a, b, c] = PESSOAS;
  await expect(Promise.all([travar(a, b), travar(b, a)])).resolves.toHaveLength(2);
  await expect(Promise.all([travar(a, b, c), travar(c, a), travar(b, c, b)])).resolves.toHaveLength(3);
});

test('of two acts on one person, the second begins when the first is over', async () => {
  const ordem: string[] = [];
  const pool = t.banco.pool('nascente_app');
  const agir = (nome: string, ...quem: readonly string[]) =>
    umaVez(pool, async (cliente) => {
      await travarDireitos(cliente, ...quem);
      ordem.push(`${nome} começa`);
      await esperar(40);
      ordem.push(`${nome} termina`);
    });
  await Promise.all([agir('um', PESSOAS[0], PESSOAS[1]), agir('outro', PESSOAS[2], PESSOAS[1])]);
  expect(ordem.map((o) => o.split(' ')[1])).toEqual(['começa', 'termina', 'começa', 'termina']);
});

import { describe, expect, it } from 'vitest';
import { Lotes } from './lotes.ts';

const pausa = (ms = 1): Promise<void> => new Promise((resolver) => setTimeout(resolver, ms));

describe('lots', () => {
  it('gather what waits, keep the order, and never run two of one key at a time', async () => {
    const feitos: number[][] = [];
    let dentro = 0;
    const lotes = new Lotes<number>(async (_chave, lote) => {
      expect(++dentro).toBe(1);
      await pausa();
      dentro--;
      feitos.push([...lote]);
    });
    await Promise.all(Array.from({ length: 250 }, (_, i) => lotes.entrar(7, i)));
    expect(feitos.flat()).toEqual(Array.from({ length: 250 }, (_, i) => i));
    expect(feitos.map((l) => l.length)).toEqual([100, 100, 50]);
  });

  it('lose nobody who enters at the very moment a lot ends', async () => {
    const lotes = new Lotes<number>(() => Promise.resolve());
    let feitos = 0;
    const encadear = async (resta: number): Promise<void> => {
      for (let i = 0; i < resta; i++) {
        for (let j = 0; j < i % 7; j++) await Promise.resolve();
        await lotes.entrar(1, i);
        feitos++;
      }
    };
    await Promise.all(Array.from({ length: 10 }, () => encadear(200)));
    expect(feitos).toBe(2000);
  });

  it('reject only the item that cannot be done', async () => {
    const lotes = new Lotes<number>((_chave, lote) => (lote.includes(3) ? Promise.reject(new Error('three')) : Promise.resolve()));
    const fins = await Promise.allSettled([1, 2, 3, 4].map((n) => lotes.entrar(1, n)));
    expect(fins.map((f) => f.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('let keys run beside each other and can be waited for', async () => {
    const vistos: number[] = [];
    const lotes = new Lotes<number>(async (chave) => {
      await pausa(chave);
      vistos.push(chave);
    });
    const lenta = lotes.entrar(30, 0);
    const rapida = lotes.entrar(1, 0);
    await lotes.esvaziar();
    expect(vistos).toEqual([1, 30]);
    await Promise.all([lenta, rapida]);
  });
});

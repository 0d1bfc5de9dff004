import { afterEach, describe, expect, it, vi } from 'vitest';
import { PortaIndisponivel } from '../plataforma/escuta.ts';
import { FalhaDoComando, relatarFalha } from './falhas.ts';

afterEach(() => {
  process.exitCode = undefined;
});

async function relatado(e: unknown): Promise<string> {
  const escrever = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await relatarFalha(e);
  const dito = escrever.mock.calls.map(([texto]) => String(texto)).join('');
  escrever.mockRestore();
  return dito;
}

describe('what went wrong', () => {
  it('is said as it was written, without a stack, when a person can mend it', async () => {
    for (const e of [new FalhaDoComando('Falta o token.'), new PortaIndisponivel(3000, 'EADDRINUSE')]) {
      expect(await relatado(e)).toBe(`${e.message}\n`);
      expect(process.exitCode).toBe(1);
    }
  });

  it('has its stack, for who maintains the system, when it is a defect', async () => {
    expect(await relatado(new TypeError('x is undefined'))).toMatch(/^Falha inesperada\. .*\nTypeError: x is undefined\n {4}at /);
  });
});

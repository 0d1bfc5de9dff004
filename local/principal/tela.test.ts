import { describe, expect, it } from 'vitest';
import { criarTela } from './tela.ts';

/** What a terminal of one line would show after `escritas`: a line that was cleared is gone. */
function naTela(escritas: readonly string[]): string[] {
  return escritas.join('').split('\n').map((linha) => linha.slice(linha.lastIndexOf('\r\u001b[2K') + 1).replace('\u001b[2K', ''));
}

async function trabalhar(isTTY: boolean): Promise<string[]> {
  const escritas: string[] = [];
  const saida = { isTTY, columns: 80, write: (texto: string) => escritas.push(texto) > 0 } as unknown as NodeJS.WriteStream;
  const tela = criarTela(saida);
  await tela.passo('Plataforma', () => Promise.resolve(tela.escrever('A porta 3000 já está em uso.')));
  return isTTY ? naTela(escritas) : escritas;
}

describe('what is said in the middle of a step', () => {
  it('has a line of its own on a terminal, where the step has one that changes', async () => {
    const [dita, feita] = await trabalhar(true);
    expect(dita).toBe('A porta 3000 já está em uso.');
    expect(feita).toMatch(/Plataforma/);
  });

  it('is a line among the others in a file, without marks of a terminal', async () => {
    expect((await trabalhar(false)).slice(0, 2)).toEqual(['→ Plataforma\n', 'A porta 3000 já está em uso.\n']);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { criarRelogio, diaDe } from './relogio.ts';

const pasta = mkdtempSync(join(tmpdir(), 'relogio-'));
afterAll(() => rmSync(pasta, { recursive: true }));

describe('the clock of the platform', () => {
  it('gives the day of São Paulo, which ends three hours after that of Greenwich', () => {
    expect(diaDe(new Date('2026-11-02T02:59:59Z'))).toBe('2026-11-01');
    expect(diaDe(new Date('2026-11-02T03:00:00Z'))).toBe('2026-11-02');
  });

  it('knows the summer time of the past, when the day ended two hours after that of Greenwich', () => {
    expect(diaDe(new Date('2019-01-15T02:00:00Z'))).toBe('2019-01-15');
    expect(diaDe(new Date('2019-01-15T01:59:59Z'))).toBe('2019-01-14');
  });

  it('is the clock of the machine when nobody moves it', () => {
    expect(Math.abs(criarRelogio(undefined).agora().getTime() - Date.now())).toBeLessThan(1000);
    expect(Math.abs(criarRelogio(join(pasta, 'nenhum')).agora().getTime() - Date.now())).toBeLessThan(1000);
  });

  it('follows the file while the process runs', async () => {
    const arquivo = join(pasta, 'relogio.json');
    const umDia = 86_400_000;
    writeFileSync(arquivo, JSON.stringify({ deslocamentoMs: umDia }));
    const relogio = criarRelogio(arquivo);
    expect(relogio.agora().getTime() - Date.now()).toBeGreaterThan(umDia - 1000);
    writeFileSync(arquivo, JSON.stringify({ deslocamentoMs: 40 * umDia }));
    await esperar(150);
    expect(relogio.agora().getTime() - Date.now()).toBeGreaterThan(39 * umDia);
  });

  it('refuses a file that does not say how far', () => {
    const arquivo = join(pasta, 'torto.json');
    writeFileSync(arquivo, '{"deslocamentoMs":"amanhã"}');
    expect(() => criarRelogio(arquivo).agora()).toThrow('não diz deslocamentoMs');
  });
});

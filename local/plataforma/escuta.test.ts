import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { escutar, exigirPorta, fechar, PortaIndisponivel } from './escuta.ts';
import { iniciarPlataforma } from './iniciar.ts';

const abertos: Server[] = [];
const pastas: string[] = [];
afterEach(async () => {
  for (const servidor of abertos.splice(0)) await fechar(servidor);
  for (const pasta of pastas.splice(0)) rmSync(pasta, { recursive: true });
});

function novo(): Server {
  const servidor = createServer();
  abertos.push(servidor);
  return servidor;
}

const ocupada = (): Promise<number> => escutar(novo(), { porta: 0 });

describe('a port that is taken', () => {
  it('is refused when somebody asked for it: which one, who may have it and what to do', async () => {
    const porta = await ocupada();
    const recusa = await escutar(novo(), { porta }).catch((e: unknown) => e);
    expect(recusa).toBeInstanceOf(PortaIndisponivel);
    expect((recusa as Error).message).toMatch(new RegExp(`^A porta ${porta} já está em uso.*outro Nascente.*--porta`));
  });

  it('is changed for a free one when it was only preferred, and that is told', async () => {
    const porta = await ocupada();
    const ditas: number[] = [];
    const usada = await escutar(novo(), { porta, aoTrocar: (n) => ditas.push(n) });
    expect(usada).not.toBe(porta);
    expect(ditas).toEqual([usada]);
    await escutar(novo(), { porta: 0, aoTrocar: (n) => ditas.push(n) });
    expect(ditas).toHaveLength(1);
  });

  it('says that it belongs to the administrator of the machine, when that is why', () => {
    expect(new PortaIndisponivel(80, 'EACCES').message).toMatch(/^A porta 80 não pode ser aberta por este usuário.*--porta/);
  });

  it('stops a start that was told to begin from nothing before anything is deleted', async () => {
    const porta = await ocupada();
    const dados = mkdtempSync(join(tmpdir(), 'porta-'));
    pastas.push(dados);
    writeFileSync(join(dados, 'segredos.json'), '{}');
    const inicio = iniciarPlataforma({ diretorioDados: dados, limpar: true, silencioso: true, portas: { publica: porta }, exigirPortaPublica: true });
    await expect(inicio).rejects.toThrow(PortaIndisponivel);
    expect(existsSync(join(dados, 'segredos.json'))).toBe(true);
    expect(existsSync(join(dados, 'plataforma.json'))).toBe(false);
  });

  it('is free again as soon as who held it lets go', async () => {
    const servidor = createServer();
    const porta = await escutar(servidor, { porta: 0 });
    await fechar(servidor);
    await exigirPorta(porta);
    expect(await escutar(novo(), { porta })).toBe(porta);
  });
});

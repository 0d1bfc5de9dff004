import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { nascimento, vivo } from '../banco/processos.ts';

/** What a platform that is up leaves for the commands of other terminals: where it is, and a token to act with. */
const estado = z.object({
  pid: z.int(),
  nascimento: z.string(),
  endereco: z.url(),
  urlAws: z.url(),
  token: z.string(),
  banco: z.object({ host: z.string(), porta: z.int(), nome: z.string() }),
});
export type EstadoNoDisco = z.infer<typeof estado>;

const arquivo = (dados: string): string => join(dados, 'no-ar.json');

/** Only the owner of the directory reads it: it holds a token. */
export function anunciar(dados: string, e: Omit<EstadoNoDisco, 'pid' | 'nascimento'>): void {
  const provisorio = `${arquivo(dados)}.novo`;
  const texto = JSON.stringify({ pid: process.pid, nascimento: nascimento(process.pid), ...e } satisfies EstadoNoDisco);
  writeFileSync(provisorio, texto, { mode: 0o600 });
  renameSync(provisorio, arquivo(dados));
}

export function retirarAnuncio(dados: string): void {
  rmSync(arquivo(dados), { force: true });
}

/** The platform that is up on this data directory, if there is one: what a killed one left does not count. */
export function plataformaNoAr(dados: string): EstadoNoDisco | undefined {
  try {
    const lido = estado.parse(JSON.parse(readFileSync(arquivo(dados), 'utf8')));
    return vivo(lido.pid) && nascimento(lido.pid) === lido.nascimento ? lido : undefined;
  } catch {
    return undefined;
  }
}

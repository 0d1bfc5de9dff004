import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { criarRelogio } from '../../layers/runtime/relogio.ts';
import type { Relogio } from '../../layers/runtime/relogio.ts';

/** The clock of one platform: a file that every function reads (`NASCENTE_RELOGIO_ARQUIVO`). */
export interface RelogioMovel {
  readonly arquivo: string;
  readonly relogio: Relogio;
  /** Puts the clock this many milliseconds ahead of the machine's (negative: behind). Functions see it within 100 ms. */
  mover(deslocamentoMs: number): void;
}

/** Opens the clock at `arquivo`; it stays where the last run left it. */
export function abrirRelogio(arquivo: string): RelogioMovel {
  const mover = (deslocamentoMs: number): void => {
    const provisorio = `${arquivo}.novo`;
    writeFileSync(provisorio, JSON.stringify({ deslocamentoMs: Math.trunc(deslocamentoMs) }));
    renameSync(provisorio, arquivo);
  };
  if (!existsSync(arquivo)) mover(0);
  return { arquivo, relogio: criarRelogio(arquivo), mover };
}

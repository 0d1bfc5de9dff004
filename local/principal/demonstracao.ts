import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataCivil, type DataCivil } from '../../domain/comum/data-civil.ts';
import { referenciaDe, type Referencia } from '../../domain/comum/referencia.ts';

/** The grupo that the main job bills by itself; the others are for whoever looks. */
export const GRUPO = 1;

const esquema = z.object({ fundadaEm: z.iso.date(), ligacoes: z.int().min(12), semente: z.int() });

/** What was decided the first time and must stay: the town and its files are the same however often the work is interrupted. */
export interface Demonstracao {
  /** The day of the first start, from which the reading schedule is laid. */
  readonly fundadaEm: DataCivil;
  /** The month that the main job bills. */
  readonly referencia: Referencia;
  readonly ligacoes: number;
  readonly semente: number;
  /** Founded at this start: whatever town the database has is not of the demonstration. */
  readonly nova: boolean;
}

const arquivo = (dados: string): string => join(dados, 'demonstracao.json');

/** The demonstration of this directory; founded now, on `hoje` and with so many ligações, when it has none. */
export function demonstracaoDe(dados: string, hoje: DataCivil, ligacoes: number): Demonstracao {
  const anterior = ler(dados);
  const guardada = anterior ?? fundar(dados, { fundadaEm: hoje, ligacoes, semente: 1 });
  const fundadaEm = dataCivil(guardada.fundadaEm);
  return { ...guardada, fundadaEm, referencia: referenciaDe(fundadaEm), nova: anterior === undefined };
}

function ler(dados: string): z.output<typeof esquema> | undefined {
  try {
    return esquema.parse(JSON.parse(readFileSync(arquivo(dados), 'utf8')));
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw e;
  }
}

function fundar(dados: string, nova: z.output<typeof esquema>): z.output<typeof esquema> {
  mkdirSync(dados, { recursive: true });
  writeFileSync(`${arquivo(dados)}.novo`, JSON.stringify(nova));
  renameSync(`${arquivo(dados)}.novo`, arquivo(dados));
  return nova;
}

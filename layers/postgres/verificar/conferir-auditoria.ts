import { conferirArquivo, type AbrirDaGuarda, type AchadoNaGuarda } from '../../auditoria/conferir-arquivo.ts';
import { arquivosDoPeriodo, lerBlocos } from '../comum/guardar-auditoria.ts';
import type { Ancora } from '../comum/selar-auditoria.ts';
import type { Executor } from '../conexao.ts';
import { ANCORAS_DIFERENTES, cadeiaComLinhas, ESPERA_DO_SELO, GUARDAS_INCOERENTES, LINHAS_DIFERENTES, porSelar } from './selo-da-auditoria.ts';

/** One thing that is wrong in the sealed audit. `bloco` is a number of comum.selo_auditoria, `registro` an id of comum.auditoria. */
export type Achado =
  | { readonly problema: 'registro-alterado' | 'registro-removido' | 'registro-incluido'; readonly bloco: number; readonly registro: number }
  | { readonly problema: 'registros-diferentes' | 'bloco-alterado'; readonly bloco: number }
  | { readonly problema: 'blocos-ausentes'; readonly bloco: number; readonly ate: number }
  | { readonly problema: 'cadeia-cortada' | 'ancora-diferente'; readonly bloco: number; readonly ultimo: number }
  | { readonly problema: 'guarda-incoerente'; readonly arquivo: string; readonly bloco: number; readonly ate: number }
  | AchadoNaGuarda
  | { readonly problema: 'sem-selo'; readonly registros: number; readonly registro: number; readonly desde: string };

export interface Progresso {
  readonly blocos: number;
  readonly registros: number;
  /** Of them, those that are in the bucket and no longer in the database. */
  readonly guardados: number;
  /** Files of the bucket that were read back. */
  readonly arquivos: number;
}

/** The whole chain is read this many blocks at a time. */
const PAGINA = 100;
/** Rows named of one block. */
const NOMEADAS = 1_000;

interface Bloco {
  readonly numero: number;
  readonly linhas: number;
  readonly anterior: number;
  readonly inteiro: boolean | null;
  readonly guardado: boolean;
  readonly linhasConferem: boolean | null;
}

async function linhasDiferentes(banco: Executor, bloco: number): Promise<readonly Achado[]> {
  const { rows } = await banco.query<{ id: number; problema: 'alterado' | 'removido' | 'incluido' }>(LINHAS_DIFERENTES, [bloco, NOMEADAS]);
  // the whole digests differ and the marks do not: who did it took the trouble of finding a row of the same mark, or changed the block
  if (rows.length === 0) return [{ problema: 'registros-diferentes', bloco }];
  return rows.map(({ id, problema }) => ({ problema: `registro-${problema}` as const, bloco, registro: id }));
}

type Contas = { -readonly [K in keyof Progresso]: Progresso[K] };

async function* nosBlocos(banco: Executor, feito: Contas, aoAndar: (p: Progresso) => void): AsyncGenerator<Achado> {
  for (let depois = 0; ; ) {
    const { rows } = await banco.query<Bloco>(`${cadeiaComLinhas(`SELECT * FROM comum.selo_auditoria WHERE numero > $1 ORDER BY numero LIMIT ${PAGINA}`)} ORDER BY s.numero`, [depois]);
    for (const b of rows) {
      if (b.anterior !== b.numero - 1) yield { problema: 'blocos-ausentes', bloco: b.anterior + 1, ate: b.numero - 1 };
      else if (b.inteiro !== true) yield { problema: 'bloco-alterado', bloco: b.numero };
      if (b.linhasConferem !== true) yield* await linhasDiferentes(banco, b.numero);
      feito.blocos += 1;
      feito.registros += b.linhas;
      if (b.guardado) feito.guardados += b.linhas;
    }
    const ultimo = rows.at(-1);
    if (ultimo === undefined) return;
    aoAndar(feito);
    depois = ultimo.numero;
  }
}

async function* nasAncoras(banco: Executor, ancoras: readonly Pick<Ancora, 'numero' | 'resumo'>[]): AsyncGenerator<Achado> {
  const { rows: ultimos } = await banco.query<{ numero: number }>('SELECT coalesce(max(numero), 0) AS numero FROM comum.selo_auditoria');
  const ultimo = ultimos[0]?.numero ?? 0;
  const { rows: doBanco } = await banco.query<{ numero: number }>(ANCORAS_DIFERENTES);
  const { rows: dadas } = await banco.query<{ numero: number }>(
    `SELECT a.numero FROM unnest($1::bigint[], $2::text[]) a(numero, resumo) LEFT JOIN comum.selo_auditoria s USING (numero) WHERE encode(s.resumo, 'hex') IS DISTINCT FROM a.resumo`,
    [ancoras.map((a) => a.numero), ancoras.map((a) => a.resumo)],
  );
  for (const bloco of [...new Set([...doBanco, ...dadas].map((a) => a.numero))].sort((a, b) => a - b)) {
    yield { problema: bloco > ultimo ? 'cadeia-cortada' : 'ancora-diferente', bloco, ultimo };
  }
}

/** The records of the files, and, when there is where to read them from, each file: row by row, as it was sealed. */
async function* naGuarda(banco: Executor, abrir: AbrirDaGuarda | undefined, feito: Contas, aoAndar: (p: Progresso) => void): AsyncGenerator<Achado> {
  const { rows } = await banco.query<{ chave: string; primeiro: number; ultimo: number }>(GUARDAS_INCOERENTES);
  for (const g of rows) yield { problema: 'guarda-incoerente', arquivo: g.chave, bloco: g.primeiro, ate: g.ultimo };
  if (abrir === undefined) return;
  for (const arquivo of await arquivosDoPeriodo(banco, null, null)) {
    yield* conferirArquivo(arquivo, await lerBlocos(banco, arquivo.primeiro, arquivo.ultimo), abrir);
    feito.arquivos += 1;
    aoAndar(feito);
  }
}

/** Rows that wait for a seal longer than they should; undefined when none does. */
export async function esperaPeloSelo(banco: Executor, espera: string = ESPERA_DO_SELO): Promise<Achado | undefined> {
  const { rows } = await banco.query<{ registros: number; primeiro: number; desde: Date }>(porSelar(espera));
  return rows[0] && { problema: 'sem-selo', registros: rows[0].registros, registro: rows[0].primeiro, desde: rows[0].desde.toISOString() };
}

/**
 * Everything that is wrong in the audit: computes again each row and each block of the chain, and compares the chain with `ancoras` (what is in the
 * bucket, when the caller has it) and with those that the database knows of. Rows that are in the bucket are compared when `guarda` opens it; without it, their
 * blocks are held by the chain alone. Changes nothing, and keeps a page of blocks in memory.
 */
export async function* conferirAuditoria(
  banco: Executor,
  ancoras: readonly Pick<Ancora, 'numero' | 'resumo'>[] = [],
  aoAndar: (p: Progresso) => void = () => undefined,
  guarda?: AbrirDaGuarda,
): AsyncGenerator<Achado> {
  const feito = { blocos: 0, registros: 0, guardados: 0, arquivos: 0 };
  yield* nosBlocos(banco, feito, aoAndar);
  yield* naGuarda(banco, guarda, feito, aoAndar);
  yield* nasAncoras(banco, ancoras);
  const espera = await esperaPeloSelo(banco);
  if (espera !== undefined) yield espera;
}

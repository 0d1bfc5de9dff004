/** What people and the outside do in a run. Faults come from the seed; this comes from the variant, so that runs of one variant must end the same. */
import { dataCivil, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { referencia } from '../../../domain/comum/referencia.ts';
import type { Executor } from '../../../layers/postgres/conexao.ts';
import { pontosDoGrupo } from '../../../local/semear/pontos-a-ler.ts';
import { simularLeituras } from '../../../local/semear/simular-leituras.ts';
import type { ArquivoRecebido, Momento } from './casos-de-uso.ts';

export const VARIANTES = 12;

export interface Plano {
  readonly variante: number;
  readonly grupos: readonly number[];
  /**
   * A second reading file changes readings of the first, while the cycle may be anywhere before its approval. ANTES: who approves waits for
   * it, so the bills are always the same. LIVRE: nobody waits, and it may come too late.
   */
  readonly corrige: 'NAO' | 'ANTES' | 'LIVRE';
  /** A person sends a rota back to be computed again. */
  readonly devolve: boolean;
}

export function planoDa(variante: number): Plano {
  const corrige = (['ANTES', 'LIVRE', 'NAO'] as const)[variante % 3] ?? 'NAO';
  return { variante, corrige, grupos: variante % 2 === 0 ? [1, 2] : [1], devolve: variante < 6 };
}

/** The month before, which the town has lived when a run begins, and the month of the run. */
export const ANTES = { mes: 202611, referencia: referencia('2026-11'), emissao: dataCivil('2026-11-13'), pagamentos: dataCivil('2026-12-01') } as const;
export const AGORA = { mes: 202612, referencia: referencia('2026-12') } as const;
export const HOJE: DataCivil = dataCivil('2026-12-11');

export function momento(hoje: DataCivil): Momento {
  return { hoje, agora: new Date(`${hoje}T09:00:00-03:00`) };
}

/** The reading files of a grupo: the contractor's, and its correction. */
export async function leiturasDoGrupo(banco: Executor, grupo: number, { mes, referencia: ref }: { mes: number; referencia: typeof AGORA.referencia }, semente: number): Promise<readonly [ArquivoRecebido, ArquivoRecebido]> {
  const { rows } = await banco.query<{ dia: DataCivil }>('SELECT leitura_prevista AS dia FROM faturamento.cronograma WHERE grupo = $1 AND referencia = $2', [grupo, mes]);
  const data = rows[0]?.dia;
  if (data === undefined) throw new Error('grupo sem cronograma');
  const { nome, texto } = simularLeituras({ grupo, referencia: ref, data, semente, pontos: await pontosDoGrupo(banco, grupo, data) });
  return [
    { nome, bytes: Buffer.from(texto, 'latin1') },
    { nome: `correcao-${nome}`, bytes: Buffer.from(corrigir(texto), 'latin1') },
  ];
}

const LEITURA = [21, 28] as const;
const CADA = 9;

/** Every ninth reading, three cubic metres more. */
function corrigir(texto: string): string {
  const linhas = texto.trimEnd().split('\n');
  const detalhes = linhas.slice(1, -1).filter((l, i) => i % CADA === 0 && /^\d+$/.test(l.slice(...LEITURA)) && !l.startsWith('D999999999'));
  const novas = detalhes.map((l) => l.slice(0, LEITURA[0]) + String(Number(l.slice(...LEITURA)) + 3).padStart(7, '0') + l.slice(LEITURA[1]));
  const soma = novas.reduce((s, l) => s + Number(l.slice(...LEITURA)), 0);
  const trailer = `T${String(novas.length).padStart(9, '0')}${String(soma).padStart(12, '0')}`;
  return `${[linhas[0], ...novas, trailer.padEnd(linhas.at(-1)?.length ?? 0)].join('\n')}\n`;
}

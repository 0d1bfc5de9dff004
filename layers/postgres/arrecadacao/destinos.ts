import { DESTINOS, MOTIVOS } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import { TEXTO_DO_MOTIVO, type Destino } from '../../../domain/arrecadacao/decisao-de-baixa.ts';

const NOMES = {
  QUITA: 'QUITACAO',
  CREDITO_PARCIAL: 'CREDITO_PARCIAL',
  CREDITO_FORA_VALIDADE: 'CREDITO_FORA_VALIDADE',
  CREDITO_DUPLICIDADE: 'CREDITO_DUPLICIDADE',
  NAO_IDENTIFICADO: 'NAO_IDENTIFICADO',
} as const satisfies Readonly<Record<Destino, string>>;
export type NomeDoDestino = (typeof NOMES)[Destino];

/** Where the money of a payment went, as people and the API call it, in the order of the numbers of `arrecadacao.pagamento.destino` (from 1). */
export const NOMES_DOS_DESTINOS: readonly NomeDoDestino[] = DESTINOS.map((d) => NOMES[d]);

/** The name of a number of the table. */
export function nomeDoDestino(numero: number): NomeDoDestino {
  const nome = NOMES_DOS_DESTINOS[numero - 1];
  if (nome === undefined) throw new RangeError(`destino ${numero} não existe`);
  return nome;
}

export function numeroDoDestino(nome: NomeDoDestino): number {
  return NOMES_DOS_DESTINOS.indexOf(nome) + 1;
}

/** What a payment in the account of unidentified ones waits for; null for 0, which is "identified". */
export function textoDoMotivo(numero: number): string | null {
  const motivo = MOTIVOS[numero] ?? null;
  return motivo === null ? null : TEXTO_DO_MOTIVO[motivo];
}

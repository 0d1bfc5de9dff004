/** What somebody types to find a ligação: a number of some kind, or words. */
import { MAIOR_AVISO, MAIOR_CDC } from '../comum/identidades.ts';
import { lerDocumento, type Documento } from './documento.ts';

/** The same digits may be numbers of several kinds; each that they can be is looked for. Null where they cannot. */
export interface BuscaPorNumero {
  readonly tipo: 'NUMERO';
  readonly cdc: number | null;
  readonly aviso: number | null;
  /** The first and the last inscrição (15 digits) that begin with what was typed. */
  readonly inscricao: { readonly de: string; readonly ate: string } | null;
  readonly documento: Documento | null;
}

export interface BuscaPorPalavras {
  readonly tipo: 'PALAVRAS';
  readonly texto: string;
}

const ALGARISMOS_DA_INSCRICAO = 15;
/** With fewer digits it is more likely an aviso. */
const MENOR_INICIO_DE_INSCRICAO = 12;

/** Reads a search. Masks ("123.456.789-09", "01.02.0304") are accepted; a CNPJ may have letters. */
export function lerBusca(texto: string): BuscaPorNumero | BuscaPorPalavras {
  const lido = lerDocumento(texto);
  const documento = lido.ok ? lido.valor : null;
  const algarismos = texto.replace(/[.\-/\s]/g, '');
  if (!/^\d+$/.test(algarismos)) {
    return documento === null ? { tipo: 'PALAVRAS', texto } : { tipo: 'NUMERO', cdc: null, aviso: null, inscricao: null, documento };
  }
  const ate = (maior: number): number | null => (Number(algarismos) >= 1 && Number(algarismos) <= maior ? Number(algarismos) : null);
  const parteDaInscricao = algarismos.length >= MENOR_INICIO_DE_INSCRICAO && algarismos.length <= ALGARISMOS_DA_INSCRICAO;
  return {
    tipo: 'NUMERO',
    cdc: ate(MAIOR_CDC),
    aviso: ate(MAIOR_AVISO),
    inscricao: parteDaInscricao ? { de: algarismos.padEnd(ALGARISMOS_DA_INSCRICAO, '0'), ate: algarismos.padEnd(ALGARISMOS_DA_INSCRICAO, '9') } : null,
    documento,
  };
}

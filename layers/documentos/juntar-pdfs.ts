import { abrirCortes } from './pdf/cortes.ts';
import { abrirParte } from './pdf/parte.ts';
import { abrirVolume, type VolumePdf } from './pdf/volume.ts';

/** A print file is cut in volumes that a printer's queue and this process's memory can hold. */
export const PAGINAS_POR_VOLUME = 2_000;

export interface Volume {
  /** From 1. */
  readonly numero: number;
  readonly paginas: number;
  readonly pdf: Uint8Array;
}

export interface OpcoesDeJuncao {
  readonly titulo: string;
  readonly autor: string;
  /** Seconds since 1970, written in the file: the same parts give the same bytes, so a repeated step overwrites itself. */
  readonly instante: number;
  readonly paginasPorVolume?: number;
}

/**
 * The print file of a cycle: its parts, in the order in which they come, as volumes. Holds one part and one volume at a time, so the parts
 * may be fetched as they are asked for. Tags go with their pages, and volumes of PDF/UA-1 parts are PDF/UA-1 (docs/adr/0016).
 * @throws Error when there is no page, or a part is not a PDF that can be joined (its position, from 1, is in the message)
 */
export async function* juntarPdfs(partes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, opcoes: OpcoesDeJuncao): AsyncGenerator<Volume> {
  const limite = opcoes.paginasPorVolume ?? PAGINAS_POR_VOLUME;
  let numero = 1;
  let volume = abrirVolume();
  let posicao = 0;
  for await (const bytes of partes) {
    posicao += 1;
    const parte = ler(posicao, () => abrirParte(bytes));
    const cortar = abrirCortes(parte);
    for (let de = 0; de < parte.paginas.length; ) {
      const trecho = ler(posicao, () => cortar(de, limite - volume.paginas()));
      if (trecho !== null) {
        ler(posicao, () => volume.acrescentar(parte, trecho));
        de = trecho.ate;
      } else if (volume.paginas() > 0) {
        yield fechar(volume, numero, opcoes);
        numero += 1;
        volume = abrirVolume();
      } else throw new Error(`a parte ${posicao} tem um elemento que não cabe em ${limite} páginas`);
    }
  }
  if (volume.paginas() === 0) throw new Error('não há página para juntar no arquivo de impressão');
  yield fechar(volume, numero, opcoes);
}

/** The parts as one PDF, however many pages: a part of a print file is one rota, and the joining of the cycle cuts it where a volume is full. */
export async function juntarEmUm(partes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, opcoes: Omit<OpcoesDeJuncao, 'paginasPorVolume'>): Promise<Uint8Array> {
  for await (const { pdf } of juntarPdfs(partes, { ...opcoes, paginasPorVolume: Number.POSITIVE_INFINITY })) return pdf;
  throw new Error('não há página para juntar no arquivo de impressão');
}

function ler<T>(posicao: number, fazer: () => T): T {
  try {
    return fazer();
  } catch (causa) {
    const motivo = causa instanceof Error ? causa.message : String(causa);
    throw new Error(`a parte ${posicao} do arquivo de impressão não pode ser juntada: ${motivo}. Gere-a de novo`, { cause: causa });
  }
}

function fechar(volume: VolumePdf, numero: number, { titulo, autor, instante }: OpcoesDeJuncao): Volume {
  return { numero, paginas: volume.paginas(), pdf: volume.terminar({ titulo: `${titulo}, volume ${numero}`, autor, instante }) };
}

import { PDFDocument, PDFName } from 'pdf-lib';

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
 * may be fetched as they are asked for. The volumes are for printers: tags of the parts do not survive, and they do not claim PDF/UA.
 * @throws Error when there is no page, or a part is not a PDF (its position, from 1, is in the message)
 */
export async function* juntarPdfs(partes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, opcoes: OpcoesDeJuncao): AsyncGenerator<Volume> {
  const limite = opcoes.paginasPorVolume ?? PAGINAS_POR_VOLUME;
  let numero = 1;
  let volume = await PDFDocument.create({ updateMetadata: false });
  let posicao = 0;
  for await (const parte of partes) {
    posicao += 1;
    const fonte = await abrir(parte, posicao);
    let proxima = 0;
    while (proxima < fonte.getPageCount()) {
      if (volume.getPageCount() === limite) {
        yield await fechar(volume, numero, opcoes);
        numero += 1;
        volume = await PDFDocument.create({ updateMetadata: false });
      }
      const fim = Math.min(fonte.getPageCount(), proxima + limite - volume.getPageCount());
      await copiar(fonte, volume, proxima, fim);
      proxima = fim;
    }
  }
  if (volume.getPageCount() === 0) throw new Error('não há página para juntar no arquivo de impressão');
  yield await fechar(volume, numero, opcoes);
}

/** The parts as one PDF, however many pages: a part of a print file is one rota, and the joining of the cycle cuts it where a volume is full. */
export async function juntarEmUm(partes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, opcoes: Omit<OpcoesDeJuncao, 'paginasPorVolume'>): Promise<Uint8Array> {
  for await (const { pdf } of juntarPdfs(partes, { ...opcoes, paginasPorVolume: Number.POSITIVE_INFINITY })) return pdf;
  throw new Error('não há página para juntar no arquivo de impressão');
}

async function abrir(parte: Uint8Array, posicao: number): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(parte, { updateMetadata: false, throwOnInvalidObject: true });
  } catch (causa) {
    throw new Error(`a parte ${posicao} do arquivo de impressão não é um PDF legível; gere-a de novo`, { cause: causa });
  }
}

async function copiar(fonte: PDFDocument, volume: PDFDocument, inicio: number, fim: number): Promise<void> {
  const indices = Array.from({ length: fim - inicio }, (_, i) => inicio + i);
  for (const pagina of await volume.copyPages(fonte, indices)) {
    pagina.node.delete(PDFName.of('StructParents'));
    volume.addPage(pagina);
  }
}

async function fechar(volume: PDFDocument, numero: number, opcoes: OpcoesDeJuncao): Promise<Volume> {
  const quando = new Date(opcoes.instante * 1000);
  volume.setTitle(`${opcoes.titulo}, volume ${numero}`);
  volume.setAuthor(opcoes.autor);
  volume.setProducer('Nascente');
  volume.setLanguage('pt-BR');
  volume.setCreationDate(quando);
  volume.setModificationDate(quando);
  const paginas = volume.getPageCount();
  return { numero, paginas, pdf: await volume.save({ addDefaultPage: false, updateFieldAppearances: false }) };
}

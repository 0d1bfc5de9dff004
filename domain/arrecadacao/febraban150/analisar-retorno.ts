/**
 * Reads a whole return file and says everything about it, right or wrong; `lerRetorno` is who refuses.
 *
 * The file is one buffer and the payments are columns over it (about 60 bytes each), because a set is accepted or refused whole: a
 * file of 60 MB takes 60 MB plus 25, below the 256 MB of a worker, and nothing is allocated per record. Exact records take the fast
 * path; whatever is not exactly 150 bytes of expected characters goes line by line to `linha.ts`, which explains it.
 */
import { apontarErro, novoColetor, type Apontamento } from './apontamentos.ts';
import { alocarColunas, recortarColunas, type ColunasDePagamento } from './colunas.ts';
import { lerCodigos, lerDatas, lerValores, textosLimpos } from './detalhe.ts';
import type { HeaderDeRetorno } from './header.ts';
import type { Leitura } from './leitura.ts';
import { fecharSemTrailer, lerLinha } from './linha.ts';
import { criticarPagamentos } from './pagamentos.ts';
import type { TrailerDeRetorno } from './trailer.ts';

/** One A … Z set: banks and carriers concatenate them, and each is a file of its own. Payments are `inicio` to `fim` (exclusive). */
export interface ArquivoLogico {
  /** Null when details came without a header. */
  readonly header: HeaderDeRetorno | null;
  /** Null when the set ends without it. */
  readonly trailer: TrailerDeRetorno | null;
  readonly primeiraLinha: number;
  /** Records, from A to Z both included; what the trailer declares. */
  readonly registros: number;
  readonly inicio: number;
  readonly fim: number;
  /** Centavos. */
  readonly soma: number;
  readonly somaTarifa: number;
  /** Errors from its first line to the one before the next set. */
  readonly erros: number;
}

/** `linhas` leaves blank lines out. `tamanho150`: every record has exactly 150 bytes. */
export interface AnaliseDeRetorno {
  readonly bytes: Uint8Array;
  readonly linhas: number;
  readonly tamanho150: boolean;
  readonly arquivos: readonly ArquivoLogico[];
  readonly pagamentos: ColunasDePagamento;
  readonly erros: readonly Apontamento[];
  readonly totalDeErros: number;
  readonly avisos: readonly Apontamento[];
}

/** The shortest record of a payment that is read: up to the NSR, and its line break. */
const MENOR_REGISTRO = 109;
/** An exact record and its CRLF. */
const MAIOR_REGISTRO = 152;
/** Records read together: 150 kB stay near the processor while each group of fields passes over them. */
const BLOCO = 1024;
/** In a list, so that each is compiled by itself and not inside who calls them. */
const GRUPOS_DE_CAMPOS = [lerDatas, lerValores, lerCodigos] as const;
const LETRA_G = 0x47;
const LF = 0x0a;
const CRLF = 0x0a0d;

/** Never throws on content. The encoding must have been checked (`conferirCodificacao`). */
export function analisarRetorno(bytes: Uint8Array): AnaliseDeRetorno {
  const leitura: Leitura = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    colunas: alocarColunas(Math.ceil((bytes.length + 1) / MENOR_REGISTRO)),
    coletor: novoColetor(),
    quantidade: 0,
    linha: 0,
    registros: 0,
    tamanho150: true,
    aberto: null,
    arquivos: [],
  };
  for (let posicao = 0; posicao < bytes.length; ) {
    const depois = lerDetalhesExatos(leitura, posicao);
    posicao = depois < bytes.length ? lerLinha(leitura, depois) : depois;
  }
  fecharSemTrailer(leitura, leitura.linha);
  if (leitura.arquivos.length === 0 && leitura.coletor.totalDeErros === 0) {
    apontarErro(leitura.coletor, 'retorno/vazio', 0, 'O arquivo não tem registro nenhum. Baixe-o de novo do banco.');
  }
  criticarPagamentos(leitura);
  contarErrosDosConjuntos(leitura);
  return {
    bytes,
    linhas: leitura.registros,
    tamanho150: leitura.tamanho150,
    arquivos: leitura.arquivos,
    pagamentos: recortarColunas(leitura.colunas, 0, leitura.quantidade),
    erros: leitura.coletor.erros,
    totalDeErros: leitura.coletor.totalDeErros,
    avisos: [...leitura.coletor.avisos.values()],
  };
}

function contarErrosDosConjuntos({ arquivos, coletor }: Leitura): void {
  const linhas = coletor.linhasComErro.sort((a, b) => a - b);
  let i = 0;
  for (const [k, conjunto] of arquivos.entries()) {
    const ate = arquivos[k + 1]?.primeiraLinha ?? Number.POSITIVE_INFINITY;
    for (; i < linhas.length && (linhas[i] ?? 0) < ate; i += 1) conjunto.erros += 1;
  }
}

/** Reads exact G records in a row and answers where they stop. Nothing here explains: what is not exact is left to the careful path. */
function lerDetalhesExatos(leitura: Leitura, inicio: number): number {
  const { view, colunas, aberto } = leitura;
  if (aberto === null || aberto.trailer !== null) return inicio;
  let posicao = inicio;
  for (;;) {
    const de = leitura.quantidade;
    const marcados = marcarExatos(leitura, posicao);
    let { ate } = marcados;
    for (const ler of GRUPOS_DE_CAMPOS) ate = Math.min(ate, ler(view, colunas, de, marcados.ate));
    for (let i = de; i < ate; i += 1) {
      aberto.soma += colunas.valor[i] ?? 0;
      aberto.somaTarifa += colunas.tarifa[i] ?? 0;
    }
    leitura.registros += ate - de;
    leitura.linha += ate - de;
    leitura.quantidade = ate;
    aberto.registros += ate - de;
    aberto.fim = ate;
    // One that was not taken is where the careful path begins; less than a block means that something else comes next.
    if (ate < marcados.ate) return colunas.posicao[ate] ?? posicao;
    if (ate < de + BLOCO) return marcados.proxima;
    posicao = marcados.proxima;
  }
}

/** Notes where the next records begin, up to a block of them, while each is a G of 150 bytes with its line break. */
function marcarExatos({ view, colunas, quantidade, linha }: Leitura, inicio: number): { readonly ate: number; readonly proxima: number } {
  const ultima = view.byteLength - MAIOR_REGISTRO;
  const limite = quantidade + BLOCO;
  let posicao = inicio;
  let i = quantidade;
  while (posicao <= ultima && i < limite && view.getUint8(posicao) === LETRA_G) {
    const quebra = view.getUint8(posicao + 150) === LF ? 1 : view.getUint16(posicao + 150, true) === CRLF ? 2 : 0;
    if (quebra === 0 || !textosLimpos(view, posicao)) break;
    colunas.posicao[i] = posicao;
    colunas.linha[i] = linha + 1 + i - quantidade;
    i += 1;
    posicao += 150 + quebra;
  }
  return { ate: i, proxima: posicao };
}

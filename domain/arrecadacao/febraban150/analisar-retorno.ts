/**
 * Reads a whole return file and says everything about it, right or wrong; `lerRetorno` is who refuses.
 *
 * The file is one buffer and the payments are columns over it (about 60 bytes each), because a file is accepted or refused whole: a
 * file of 60 MB takes 60 MB plus 25, below the 256 MB of a worker, and nothing is allocated per record. Exact records take the fast
 * path; whatever is not exactly 150 bytes of expected characters goes line by line to `linha.ts`, which explains it.
 */
import { apontarErro, novoColetor, type Apontamento } from './apontamentos.ts';
import { alocarColunas, recortarColunas, type ColunasDePagamento } from './colunas.ts';
import { DETALHE_LIDO, gravarDetalhe, textosLimpos } from './detalhe.ts';
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
  fecharSemTrailer(leitura);
  if (leitura.arquivos.length === 0 && leitura.coletor.totalDeErros === 0) {
    apontarErro(leitura.coletor, 'retorno/vazio', 0, 'O arquivo não tem registro nenhum. Baixe-o de novo do banco.');
  }
  criticarPagamentos(leitura);
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

/** Reads exact G records in a row and answers where they stop. Nothing here explains: what is not exact is left to the careful path. */
function lerDetalhesExatos(leitura: Leitura, inicio: number): number {
  const { view, colunas, aberto } = leitura;
  if (aberto === null || aberto.trailer !== null) return inicio;
  const ultimo = view.byteLength - 152;
  let { quantidade, linha } = leitura;
  let { soma, somaTarifa } = aberto;
  let posicao = inicio;
  while (posicao <= ultimo && view.getUint8(posicao) === LETRA_G) {
    const quebra = view.getUint8(posicao + 150) === LF ? 1 : view.getUint16(posicao + 150, true) === CRLF ? 2 : 0;
    if (quebra === 0 || !textosLimpos(view, posicao)) break;
    if (gravarDetalhe(view, posicao, colunas, quantidade) !== DETALHE_LIDO) break;
    const valor = colunas.valor[quantidade] ?? 0;
    // A barcode that is not digits may hide a line break, so it is not exact either.
    if (valor === 0 || colunas.codigo[quantidade] === 0) break;
    linha += 1;
    colunas.posicao[quantidade] = posicao;
    colunas.linha[quantidade] = linha;
    soma += valor;
    somaTarifa += colunas.tarifa[quantidade] ?? 0;
    quantidade += 1;
    posicao += 150 + quebra;
  }
  leitura.registros += quantidade - leitura.quantidade;
  aberto.registros += quantidade - leitura.quantidade;
  leitura.quantidade = quantidade;
  leitura.linha = linha;
  aberto.soma = soma;
  aberto.somaTarifa = somaTarifa;
  aberto.fim = quantidade;
  return posicao;
}

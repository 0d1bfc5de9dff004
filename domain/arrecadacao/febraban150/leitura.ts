/** State of the reading of a return file, shared by the fast and the careful path. */
import type { Coletor } from './apontamentos.ts';
import type { ColunasDePagamento } from './colunas.ts';
import type { HeaderDeRetorno } from './header.ts';
import type { TrailerDeRetorno } from './trailer.ts';

/** A set while it is read; the same shape as `ArquivoLogico`. */
export interface ConjuntoAberto {
  header: HeaderDeRetorno | null;
  trailer: TrailerDeRetorno | null;
  primeiraLinha: number;
  registros: number;
  inicio: number;
  fim: number;
  soma: number;
  somaTarifa: number;
  erros: number;
}

/** State of the reading. `aberto` is the last set begun (with its trailer already, when nothing came after it). */
export interface Leitura {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly colunas: ColunasDePagamento;
  readonly coletor: Coletor;
  quantidade: number;
  linha: number;
  registros: number;
  tamanho150: boolean;
  aberto: ConjuntoAberto | null;
  readonly arquivos: ConjuntoAberto[];
}

import type { LeituraInformada } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import type { Ponto } from './pontos-conhecidos.ts';

/** A line with the point it speaks of. */
export interface LinhaComPonto {
  readonly informada: LeituraInformada;
  readonly ponto: Ponto;
}

export interface LeituraAceita extends LinhaComPonto {
  readonly corrige: boolean;
}

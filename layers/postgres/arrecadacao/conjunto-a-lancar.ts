import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { FaturasDasLevas } from './antecipar-faturas.ts';
import type { ConvenioRegistrado } from './convenios.ts';

/** A registered set and the day on which it enters the books. */
export interface ConjuntoALancar {
  readonly arquivo: number;
  readonly retorno: RetornoLido;
  readonly logico: ArquivoLogico;
  readonly convenio: ConvenioRegistrado;
  readonly dataContabil: DataCivil;
  /** The bills, where they were read ahead of the transaction ({@link anteciparFaturas}). */
  readonly faturas?: (() => FaturasDasLevas | undefined) | undefined;
}

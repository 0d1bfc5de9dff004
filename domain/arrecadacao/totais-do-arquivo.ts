/** What a file comes to: the sums that the bank's part in the ledger and the conference screen are made of. */
import type { DataCivil } from '../comum/data-civil.ts';
import { DESTINOS, MOTIVOS } from './decisao-em-lote.ts';
import { dataDoAaaammdd, numeroDaData } from './febraban150/data-numerica.ts';
import type { Leva } from './leva.ts';

/** Payments that went the same way; centavos. `destino` is the place in {@link DESTINOS} from 1, `motivo` the place in {@link MOTIVOS}. */
export interface TotalDoDestino {
  readonly destino: number;
  readonly motivo: number;
  readonly quantidade: number;
  readonly valor: number;
  readonly quitado: number;
}

/** What the bank pays on one day: payments less fees, centavos; negative where the fee is more than what was paid. */
export interface Repasse {
  readonly data: DataCivil;
  readonly liquido: number;
}

export interface TotaisDoArquivo {
  /** By destination and reason, in order. */
  readonly destinos: readonly TotalDoDestino[];
  /** By day, in order. */
  readonly repasses: readonly Repasse[];
  readonly tarifa: number;
}

/**
 * The bank pays on the credit date of a payment; one that is no later than the accounting day of the file (`hoje`), missing, or after `limite`, cannot
 * be one, and is booked on the day of the file.
 */
export function totaisDoArquivo(levas: readonly Pick<Leva, 'pagamentos' | 'decisoes'>[], dias: { readonly hoje: DataCivil; readonly limite: DataCivil }): TotaisDoArquivo {
  const [hoje, limite] = [numeroDaData(dias.hoje), numeroDaData(dias.limite)];
  const casas = DESTINOS.length * MOTIVOS.length;
  const soma = { quantidade: new Float64Array(casas), valor: new Float64Array(casas), quitado: new Float64Array(casas) };
  const liquidos = new Map<number, number>();
  let tarifa = 0;
  for (const { pagamentos: p, decisoes: d } of levas) {
    for (let i = 0; i < p.quantidade; i++) {
      const casa = (d.destino[i] ?? 0) * MOTIVOS.length + (d.motivo[i] ?? 0);
      const valor = p.valor[i] ?? 0;
      soma.quantidade[casa] = (soma.quantidade[casa] ?? 0) + 1;
      soma.valor[casa] = (soma.valor[casa] ?? 0) + valor;
      soma.quitado[casa] = (soma.quitado[casa] ?? 0) + (d.baixa[i] ?? 0);
      const credito = p.dataCredito[i] ?? 0;
      const dia = credito > hoje && credito <= limite ? credito : hoje;
      liquidos.set(dia, (liquidos.get(dia) ?? 0) + valor - (p.tarifa[i] ?? 0));
      tarifa += p.tarifa[i] ?? 0;
    }
  }
  return {
    destinos: Array.from(soma.quantidade.keys())
      .filter((casa) => soma.quantidade[casa] !== 0)
      .map((casa) => ({
        destino: Math.floor(casa / MOTIVOS.length) + 1,
        motivo: casa % MOTIVOS.length,
        quantidade: soma.quantidade[casa] ?? 0,
        valor: soma.valor[casa] ?? 0,
        quitado: soma.quitado[casa] ?? 0,
      })),
    repasses: Array.from(liquidos, ([dia, liquido]) => ({ dia, liquido }))
      .sort((a, b) => a.dia - b.dia)
      .map(({ dia, liquido }) => ({ data: dataDoAaaammdd(dia), liquido })),
    tarifa,
  };
}

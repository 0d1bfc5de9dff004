import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { acrescimosDaFatura } from '../../../domain/faturamento/acrescimos.ts';
import { calendarioDoBanco } from '../comum/calendario.ts';
import { indicesSelic } from '../faturamento/indices-selic.ts';
import { regrasDosAcrescimos } from '../faturamento/regras-dos-acrescimos.ts';
import type { InvariantePorCalculo } from './invariante-por-calculo.ts';

interface Linha {
  readonly aviso: number;
  readonly valor: number;
  readonly vencimento: DataCivil;
  readonly pago: DataCivil;
}

/** Few: those of the grace of a due date on a day without banks, and those that are wrong. */
const SEM_ENCARGOS = `
SELECT f.aviso, f.valor, f.vencimento, p.data_pagamento AS pago FROM arrecadacao.pagamento p JOIN faturamento.fatura f USING (aviso)
 WHERE p.destino = 1 AND p.data_pagamento > f.vencimento AND NOT EXISTS (SELECT FROM faturamento.encargo_pendente e WHERE e.aviso = p.aviso) ORDER BY f.aviso`;

/** Invariant 23, what SQL cannot tell: who paid late owes what the delay costs (TR 13.9). */
export const PAGOS_COM_ATRASO: InvariantePorCalculo = {
  numero: 23,
  nome: 'quem pagou com atraso deve os encargos',
  async *conferir(banco) {
    const calendario = await calendarioDoBanco(banco);
    const indices = await indicesSelic(banco);
    const regraDe = await regrasDosAcrescimos(banco);
    const { rows } = await banco.query<Linha>(SEM_ENCARGOS);
    for (const linha of rows) {
      const debito = { valor: centavos(linha.valor), vencimento: linha.vencimento, comMulta: true };
      const { multa, correcao } = acrescimosDaFatura(debito, linha.pago, indices, calendario, regraDe(linha.vencimento, linha.pago));
      if (multa + correcao > 0) yield { ...linha, multa, correcao };
    }
  },
};

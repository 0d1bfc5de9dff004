import { calendario, ehDiaUtil } from '../../../domain/comum/calendario.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import type { InvariantePorCalculo } from './invariante-por-calculo.ts';

/** The holidays of the law: one that the town registers after the bill is issued does not make its due date wrong. */
const DA_LEI = calendario();

/** Invariant 21, what SQL cannot tell: nobody has to pay on a day on which banks do not open. */
export const VENCIMENTOS: InvariantePorCalculo = {
  numero: 21,
  nome: 'vencimento em dia em que os bancos abrem',
  async *conferir(banco) {
    const { rows } = await banco.query<{ vencimento: DataCivil; faturas: number; aviso: number }>(
      'SELECT vencimento, count(*)::integer AS faturas, min(aviso) AS aviso FROM faturamento.fatura GROUP BY 1 ORDER BY 1',
    );
    yield* rows.filter(({ vencimento }) => !ehDiaUtil(vencimento, DA_LEI));
  },
};

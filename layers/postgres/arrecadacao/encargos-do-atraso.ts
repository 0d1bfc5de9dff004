import type pg from 'pg';
import { dataDoAaaammdd } from '../../../domain/arrecadacao/febraban150/data-numerica.ts';
import type { Leva } from '../../../domain/arrecadacao/leva.ts';
import type { Calendario } from '../../../domain/comum/calendario.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { acrescimosDaFatura } from '../../../domain/faturamento/acrescimos.ts';
import { indicesSelic } from '../faturamento/indices-selic.ts';
import { regrasDosAcrescimos } from '../faturamento/regras-dos-acrescimos.ts';
import type { FaturasLidas } from './faturas-para-baixa.ts';

/**
 * A bill paid late at face value is settled; its fine and correction (TR 13.9) stay to be charged in the next bill. An excess paid with it
 * is credit, never taken as charges: the citizen decides.
 */
export async function cobrarEncargos(
  cliente: pg.ClientBase,
  levas: readonly Leva<FaturasLidas>[],
  calendario: Calendario,
): Promise<void> {
  if (!levas.some(({ decisoes }) => decisoes.encargosDevidos.includes(1))) return;
  const indices = await indicesSelic(cliente);
  const regraDe = await regrasDosAcrescimos(cliente);
  const devidos: { aviso: number; cdc: number; multa: number; correcao: number; pagoEm: string }[] = [];
  for (const { pagamentos: p, decisoes: d, faturas } of levas) {
    for (let i = 0; i < p.quantidade; i++) {
      if (d.encargosDevidos[i] !== 1) continue;
      const f = d.fatura[i] ?? -1;
      const pagoEm = dataDoAaaammdd(p.dataPagamento[i] ?? 0);
      const debito = { valor: centavos(faturas.valor[f] ?? 0), vencimento: dataDoAaaammdd(faturas.vencimento[f] ?? 0), comMulta: true };
      const { multa, correcao } = acrescimosDaFatura(debito, pagoEm, indices, calendario, regraDe(debito.vencimento, pagoEm));
      if (multa + correcao > 0) devidos.push({ aviso: faturas.aviso[f] ?? 0, cdc: faturas.cdc[f] ?? 0, multa, correcao, pagoEm });
    }
  }
  await cliente.query(
    `INSERT INTO faturamento.encargo_pendente (aviso, cdc, multa, correcao, pago_em)
     SELECT * FROM unnest($1::bigint[], $2::integer[], $3::bigint[], $4::bigint[], $5::date[])`,
    [devidos.map((x) => x.aviso), devidos.map((x) => x.cdc), devidos.map((x) => x.multa), devidos.map((x) => x.correcao), devidos.map((x) => x.pagoEm)],
  );
}

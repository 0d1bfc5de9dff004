import { calendario, proximoDiaUtil } from '../../../domain/comum/calendario.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';

/** What is owed and, of that, what is overdue: a bill due on a day without banks is not, until the next working day has passed (TR 13.9). */
export function saldo(abertas: readonly { readonly vencimento: DataCivil; readonly valor: number }[], feriados: readonly DataCivil[], hoje: DataCivil): { emAberto: number; vencido: number } {
  const dias = calendario(feriados);
  const somar = (contas: typeof abertas): number => contas.reduce((total, c) => total + c.valor, 0);
  return { emAberto: somar(abertas), vencido: somar(abertas.filter((c) => c.vencimento < hoje && proximoDiaUtil(c.vencimento, dias) < hoje)) };
}

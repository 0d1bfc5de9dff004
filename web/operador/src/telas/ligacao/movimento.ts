import type { z } from 'zod';
import type { linhaDoExtrato } from '../../../../../events/http/esquemas-razao.ts';
import { ehCreditoDoCliente } from '../../componentes/conta/contas-do-razao.ts';

export type LinhaDoExtrato = z.output<typeof linhaDoExtrato>;

export interface Movimento {
  /** Centavos that make the ligação owe more, or take a credit from it. */
  readonly debito: number | null;
  /** Centavos that make it owe less, or stay as its credit. */
  readonly credito: number | null;
}

/** A transfer on the side that the citizen feels; one that touches neither the debt nor the credits moves nothing. */
export function movimentoDe({ efeito, debito, credito, valor }: Pick<LinhaDoExtrato, 'efeito' | 'debito' | 'credito' | 'valor'>): Movimento {
  if (efeito > 0) return { debito: efeito, credito: null };
  if (efeito < 0) return { debito: null, credito: -efeito };
  if (ehCreditoDoCliente(credito)) return { debito: null, credito: valor };
  if (ehCreditoDoCliente(debito)) return { debito: valor, credito: null };
  return { debito: null, credito: null };
}

import type { z } from 'zod';
import contarPrazosTitular from '../../../../../events/http/cadastro/contar-prazos-titular.ts';
import { usePode } from '../../moldura/sessao.ts';
import { useConsulta } from '../../nucleo/consulta.ts';

type Prazos = z.output<typeof contarPrazosTitular.resposta>;

const REPETIR_MS = 300_000;

/** Asked only for who answers the requests: to the others they are not his to answer. */
export function usePrazosDosTitulares() {
  const pode = usePode();
  const ativa = pode.semLimite('pedido-titular:consultar') && pode.semLimite('pedido-titular:alterar');
  return { ...useConsulta(contarPrazosTitular, {}, { ativa, repetirEm: () => REPETIR_MS }), ativa };
}

const pedidos = (n: number): string => (n === 1 ? '1 pedido de titular' : `${n} pedidos de titular`);

/** What to say of those that are due, the worst first; nothing when none is. */
export function prazosEmPalavras({ vencidos, aVencer }: Pick<Prazos, 'vencidos' | 'aVencer'>): readonly { readonly alarme: 'VENCIDO' | 'A_VENCER'; readonly texto: string }[] {
  return [
    ...(vencidos > 0 ? [{ alarme: 'VENCIDO' as const, texto: `${pedidos(vencidos)} ${vencidos === 1 ? 'passou' : 'passaram'} do prazo da lei` }] : []),
    ...(aVencer > 0 ? [{ alarme: 'A_VENCER' as const, texto: `${pedidos(aVencer)} ${aVencer === 1 ? 'vence' : 'vencem'} em até 5 dias` }] : []),
  ];
}

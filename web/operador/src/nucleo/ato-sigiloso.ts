import { useState } from 'react';
import type { z } from 'zod';
import type { ContratoRota, Erros } from '../../../../events/contrato.ts';
import type { Problema } from '../../../../events/http/problema.ts';
import type { PedidoDe } from '../../../api-client/tipos.ts';
import { api } from './api.ts';

interface Estado {
  readonly ocupado: boolean;
  readonly problema: Problema | undefined;
  readonly erro: Error | null;
}

const PARADO: Estado = { ocupado: false, problema: undefined, erro: null };

/**
 * An act that carries a password. Unlike `useAto` it keeps nothing of what was sent: neither a key of it nor the memory of past acts.
 * `insistir`: what to send in place of what was refused, where the browser by itself can do what was missing.
 */
export function useAtoSigiloso<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros>(
  contrato: ContratoRota<P, Q, C, R, E>,
  insistir?: (recusa: Problema, pedido: PedidoDe<P, Q, C>) => Promise<PedidoDe<P, Q, C> | undefined>,
) {
  const [estado, setEstado] = useState(PARADO);
  /** What came of it, or undefined when it was refused: the refusal is then in the state. */
  const agir = async (pedido: PedidoDe<P, Q, C>): Promise<z.output<R> | undefined> => {
    setEstado({ ...PARADO, ocupado: true });
    try {
      let resposta = await api.tentar(contrato, pedido);
      const outro = resposta.ok ? undefined : await insistir?.(resposta.erro, pedido);
      if (outro !== undefined) resposta = await api.tentar(contrato, outro);
      setEstado({ ...PARADO, problema: resposta.ok ? undefined : resposta.erro });
      return resposta.ok ? resposta.valor : undefined;
    } catch (erro) {
      setEstado({ ...PARADO, erro: erro instanceof Error ? erro : new Error('Não deu certo. Tente de novo.') });
      return undefined;
    }
  };
  return { ...estado, agir };
}

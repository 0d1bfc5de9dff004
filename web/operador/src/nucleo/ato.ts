import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import type { ContratoRota, Erros } from '../../../../events/contrato.ts';
import type { PedidoDe, Resposta } from '../../../api-client/tipos.ts';
import { api } from './api.ts';

/**
 * One act of a person. Pressed twice, it is one call, and both hear its answer: nobody is told that the act is being done when it is done. The same act
 * pressed again after a silence of the network goes under the same key, so it is done once; an answer, whatever it says, ends the key. What the act made old
 * is asked again.
 */
export function useAto<P extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, E extends Erros>(
  contrato: ContratoRota<P, Q, C, R, E>,
  envelhece: readonly string[] = [],
) {
  const consultas = useQueryClient();
  const chaves = useRef(new Map<string, string>());
  const emCurso = useRef(new Map<string, Promise<Resposta<z.output<R>, E>>>());
  return useMutation<Resposta<z.output<R>, E>, Error, PedidoDe<P, Q, C>>({
    mutationFn: (pedido) => {
      const texto = JSON.stringify(pedido);
      const corrente = emCurso.current.get(texto);
      if (corrente !== undefined) return corrente;
      const chamar = async () => {
        const chave = chaves.current.get(texto) ?? crypto.randomUUID();
        chaves.current.set(texto, chave);
        try {
          const resposta = await api.tentar(contrato, pedido, { chave });
          chaves.current.delete(texto);
          return resposta;
        } finally {
          emCurso.current.delete(texto);
        }
      };
      const feito = chamar();
      emCurso.current.set(texto, feito);
      return feito;
    },
    onSettled: () => Promise.all(envelhece.map((operacao) => consultas.invalidateQueries({ queryKey: [operacao] }))),
  });
}

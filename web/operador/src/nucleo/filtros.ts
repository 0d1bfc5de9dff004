import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';

/** The filters of a screen live in its address: a link shows to another person the same list. */
export function lerFiltros<N extends string>(nomes: readonly N[]): (busca: Record<string, unknown>) => { [K in N]?: string } {
  return (busca) => {
    const achados: { [K in N]?: string } = {};
    for (const nome of nomes) {
      const valor = busca[nome];
      if (typeof valor === 'string' && valor !== '') achados[nome] = valor.slice(0, 100);
    }
    return achados;
  };
}

/** A filter that the contract understands, or none: an address written by hand never breaks a screen. */
export function seValer<Z extends z.ZodType>(esquema: Z, texto: string | undefined): z.output<Z> | undefined {
  const lido = esquema.safeParse(texto);
  return lido.success ? lido.data : undefined;
}

/** Changes filters in the address, keeping the others. */
export function useFiltrar(): (mudanca: Readonly<Record<string, string | number | undefined>>) => void {
  const navegar = useNavigate();
  return (mudanca) => {
    const textos = Object.fromEntries(Object.entries(mudanca).map(([nome, valor]) => [nome, valor === undefined ? undefined : String(valor)]));
    void navegar({ to: '.', search: (antes: Record<string, string | undefined>) => ({ ...antes, ...textos }), replace: true });
  };
}

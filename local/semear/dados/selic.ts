/** Monthly indices in percent. Invented, around the level of recent years; the utility registers the published ones. */
import { indiceDoMes, somarMeses, type Referencia } from '../../../domain/comum/referencia.ts';

const CICLO = ['0.8300', '0.8700', '0.8800', '0.7900', '0.9100', '0.8400', '0.9300', '0.9600', '1.0100', '0.9900', '1.0600', '1.0700'] as const;

/** From `de` to `ate`, both included. */
export function selicInventada(de: Referencia, ate: Referencia): { readonly referencia: Referencia; readonly percentual: string }[] {
  const indices: { referencia: Referencia; percentual: string }[] = [];
  for (let mes = de; mes <= ate; mes = somarMeses(mes, 1)) indices.push({ referencia: mes, percentual: CICLO[indiceDoMes(mes) % CICLO.length] ?? CICLO[0] });
  return indices;
}

/** The rows that the answer of a case shows: what each is made of, weighted and rounded as the rule says. */
import { textoExato, ZERO, type Fracao } from '../comum/fracao.ts';
import type { RegraArredondamento } from '../faturamento/tarifa/arredondamento.ts';
import { aguaDaLinha, esgotoDaLinha, type ParcelaCalculada } from '../faturamento/tarifa/calculo.ts';
import type { Linha } from '../faturamento/tarifa/linhas.ts';

/** Water and sewage side by side; a row of a sewage table goes with the row of water of the same limits, else follows by itself. */
export function linhasDoConsumo(p: ParcelaCalculada, regra: RegraArredondamento): readonly Record<string, string>[] {
  const soltas = [...p.linhasEsgoto];
  const deAgua = p.linhas.map((linha) => {
    const par = soltas.findIndex((e) => mesmosLimites(e, linha));
    const [propria] = par < 0 ? [] : soltas.splice(par, 1);
    const esgoto = propria === undefined ? esgotoDaLinha(linha, p, regra) : aguaDaLinha(propria, p, regra);
    return emTextos(linha.m3, aguaDaLinha(linha, p, regra), esgoto);
  });
  return [...deAgua, ...soltas.map((linha) => emTextos(linha.m3, ZERO, aguaDaLinha(linha, p, regra)))];
}

function mesmosLimites(a: Linha, b: Linha): boolean {
  const chave = (l: Linha): string => `${l.tipo} ${textoDe(l.acimaDe)} ${l.ate === null ? '' : textoDe(l.ate)} ${textoDe(l.m3)}`;
  return chave(a) === chave(b);
}

/** TEE by a table or an amount of its own, or as the sewage of a volume of water that is not charged. */
export function linhasDaTee(p: ParcelaCalculada, regra: RegraArredondamento): readonly Record<string, string>[] {
  const dela = p.linhasEsgoto.length > 0;
  return (dela ? p.linhasEsgoto : p.linhas).map((linha) => ({ ...emTextos(linha.m3, ZERO, ZERO), tee: textoDe(dela ? aguaDaLinha(linha, p, regra) : esgotoDaLinha(linha, p, regra)) }));
}

function emTextos(m3: Fracao, agua: Fracao, esgoto: Fracao): Record<string, string> {
  return { m3: textoDe(m3), agua: textoDe(agua), esgoto: textoDe(esgoto) };
}

/** Exact decimal, or `"20/3"` when an apportioned volume has no end. */
function textoDe(f: Fracao): string {
  return textoExato(f) ?? `${f.numerador}/${f.denominador}`;
}

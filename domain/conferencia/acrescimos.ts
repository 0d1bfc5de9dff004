/** Answers a conformity case of type `acrescimos`: fine and correction of one overdue value (TR 13.9), by the plain due date. */
import { lerDataCivil } from '../comum/data-civil.ts';
import { lerDecimalExato, textoDecimal as texto, truncar, type DecimalExato } from '../comum/decimal-exato.ts';
import { textoEscalado } from '../comum/fracao.ts';
import { ehReferencia, type Referencia } from '../comum/referencia.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { calcularAcrescimos, REGRA_TR_13_9, type Indices } from '../faturamento/acrescimos.ts';
import { textoDecimal } from './caso-de-tarifa.ts';
import { ehRegistro } from './comparar.ts';
import { recusado } from './conferir-caso.ts';

export const camposComparados = ['multa', 'juros', 'total'] as const;

/** `multa` and the `valor` of each month are exact decimals, trailing zeros trimmed; `total` is truncated to 2 places. */
export function responder(caso: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const valor = lerDecimalExato(textoDecimal(caso.valor));
  if (!valor.ok || valor.valor.unidades < 0n) return recusado({ codigo: 'acrescimos/valor-invalido', mensagem: 'O valor deve ser um número não negativo, por exemplo 52.00.', campo: 'valor' });
  const vencimento = lerDataCivil(textoDecimal(caso.vencimento));
  const calculo = lerDataCivil(textoDecimal(caso.calculo));
  if (!vencimento.ok) return recusado({ ...vencimento.erro, campo: 'vencimento' });
  if (!calculo.ok) return recusado({ ...calculo.erro, campo: 'calculo' });
  const indices = lerIndices(caso.selic);
  if (!indices.ok) return recusado(indices.erro);
  const exatos = calcularAcrescimos(valor.valor, vencimento.valor, calculo.valor, indices.valor, REGRA_TR_13_9);
  return {
    multa: texto(exatos.multa),
    juros: exatos.juros.map((j) => ({ referencia: j.referencia, taxa: texto(j.taxa), valor: texto(j.valor) })),
    total: textoEscalado(truncar(exatos.total, 2), 2),
  };
}

function lerIndices(dado: unknown): Resultado<Indices> {
  const indices = new Map<Referencia, DecimalExato>();
  const invalido = (campo: string) => recusa('acrescimos/indice-invalido', 'Informe os índices como {"AAAA-MM": "0.60"}.', campo);
  if (dado !== undefined && dado !== null && !ehRegistro(dado)) return invalido('selic');
  for (const [mes, percentual] of Object.entries(dado ?? {})) {
    const lido = lerDecimalExato(textoDecimal(percentual));
    if (!ehReferencia(mes) || !lido.ok) return invalido(`selic.${mes}`);
    indices.set(mes, lido.valor);
  }
  return ok(indices);
}

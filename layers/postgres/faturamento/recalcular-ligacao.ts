import type pg from 'pg';
import { ok, type Resultado } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { recalcularLigacoes } from './calcular-rotas.ts';
import { previaAgora, travarLigacao, type RecusaDaCritica } from './travar-ligacao.ts';

/** Amounts in centavos; `apontamentos` are the findings of the new prévia, decided or not. */
export interface PreviaRecalculada {
  readonly cdc: number;
  readonly valorAnterior: number;
  readonly valor: number;
  readonly apontamentos: number;
}

/** Computes one prévia again, with its condominium where it belongs to one, from the readings and the registration of now. */
export async function recalcularLigacao(
  cliente: pg.ClientBase,
  p: { readonly ciclo: number; readonly cdc: number; readonly autor: Autor; readonly motivo: string },
): Promise<Resultado<PreviaRecalculada, RecusaDaCritica>> {
  const travada = await travarLigacao(cliente, p.ciclo, p.cdc);
  if (!travada.ok) return travada;
  const antes = travada.valor;
  await recalcularLigacoes(cliente, p.ciclo, [antes.rota], [p.cdc]);
  const depois = await previaAgora(cliente, p.ciclo, p.cdc);
  const { rows } = await cliente.query<{ n: number }>('SELECT count(*)::integer AS n FROM faturamento.apontamento WHERE ciclo = $1 AND cdc = $2', [p.ciclo, p.cdc]);
  await auditar(cliente, {
    autor: p.autor,
    funcao: 'faturamento/recalcular-previa',
    objeto: `ciclo:${p.ciclo}/ligacao:${p.cdc}`,
    localidade: antes.localidade,
    setor: antes.setor,
    antes: { valor: antes.valor, motivo: antes.motivo },
    depois,
    motivo: p.motivo,
  });
  return ok({ cdc: p.cdc, valorAnterior: antes.valor, valor: depois.valor, apontamentos: rows[0]?.n ?? 0 });
}

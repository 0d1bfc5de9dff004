import { somarMeses, type Referencia } from '../../../domain/comum/referencia.ts';
import { historicoDaLigacao, type MesDoHistorico, type MesGuardado } from '../../../domain/faturamento/historico.ts';
import { numeroDaReferencia, referenciaDoNumero } from '../comum/referencia.ts';
import type { Executor } from '../conexao.ts';

interface Linha {
  readonly cdc: number;
  readonly referencia: number | null;
  readonly consumos: number[];
  readonly valores: number[];
  readonly lidas: number[];
  readonly faturas: readonly (NonNullable<MesGuardado['fatura']> & { readonly referencia: number })[];
  readonly semFatura: readonly { readonly referencia: number; readonly estacionada: boolean }[];
}

/** Of the water, or of the well where there is no water. Motivo 6 is the negative master: parked, and yet its month is closed (TR 14.8). */
const CONSULTA = `
SELECT l.cdc, k.referencia, coalesce(CASE l.tipo_faturamento WHEN 3 THEN k.consumos_poco ELSE k.consumos END, '{}') AS consumos, coalesce(k.valores, '{}') AS valores,
       ARRAY(SELECT x.referencia::integer FROM leitura.leitura x
              WHERE x.cdc = l.cdc AND x.medicao = CASE l.tipo_faturamento WHEN 3 THEN 2 ELSE 1 END AND x.valor IS NOT NULL AND x.referencia >= $2) AS lidas,
       coalesce((SELECT json_agg(json_build_object('referencia', f.referencia, 'medida', coalesce(f.no_historico, coalesce(f.consumo_medido, f.consumo_poco) IS NOT NULL),
                        'consumo', CASE f.tipo_faturamento WHEN 3 THEN coalesce(f.consumo_poco, f.volume_tee) ELSE coalesce(f.consumo_medido, f.volume_agua) END, 'tipoConsumo', f.tipo_consumo, 'valor', f.valor))
                   FROM faturamento.fatura f WHERE f.cdc = l.cdc AND f.referencia >= $2 AND f.cancelada_em IS NULL), '[]') AS faturas,
       coalesce((SELECT json_agg(json_build_object('referencia', c.referencia, 'estacionada', n.situacao = 2 AND n.motivo <> 6))
                   FROM faturamento.ciclo c JOIN faturamento.nao_faturada n ON n.ciclo = c.id AND n.cdc = l.cdc
                  WHERE c.grupo = r.grupo AND c.referencia >= $2), '[]') AS "semFatura"
  FROM cadastro.ligacao l
  JOIN cadastro.rota r ON r.id = l.rota
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = l.cdc
 WHERE l.cdc = ANY ($1::integer[])`;

function guardados(l: Linha): readonly MesGuardado[] {
  const meses = new Map<Referencia, MesGuardado>();
  const anotar = (numero: number, mudancas: Partial<MesGuardado>): void => {
    const mes = referenciaDoNumero(numero);
    meses.set(mes, { referencia: mes, lida: false, fatura: null, semFatura: null, ...meses.get(mes), ...mudancas });
  };
  for (const numero of l.lidas) anotar(numero, { lida: true });
  for (const { referencia, ...fatura } of l.faturas) anotar(referencia, { fatura });
  for (const { referencia, estacionada } of l.semFatura) anotar(referencia, { semFatura: estacionada ? 'ESTACIONADA' : 'NO_PASSADO' });
  return [...meses.values()];
}

/** The `meses` months before `ate` of some ligações, oldest first, by CDC. */
export async function historicos(banco: Executor, cdcs: readonly number[], ate: Referencia, meses: number): Promise<ReadonlyMap<number, readonly MesDoHistorico[]>> {
  const { rows } = await banco.query<Linha>(CONSULTA, [cdcs, numeroDaReferencia(somarMeses(ate, -meses))]);
  return new Map(
    rows.map((l) => {
      const passado = { referencia: l.referencia === null ? null : referenciaDoNumero(l.referencia), consumos: l.consumos, valores: l.valores };
      return [l.cdc, historicoDaLigacao(ate, meses, passado, guardados(l))];
    }),
  );
}

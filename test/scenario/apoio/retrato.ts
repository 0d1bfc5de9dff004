/**
 * What a utility has to show at the end, as one digest for each part: two runs of the same month are the same when these are. Rows are named
 * by ligação and referência, never by ids of the database, and sorted.
 */
import { createHash } from 'node:crypto';
import type { Executor } from '../../../layers/postgres/conexao.ts';

export interface Parte {
  /** JSON of each row, sorted. */
  readonly linhas: readonly string[];
  readonly sha256: string;
}
export type Retrato = Readonly<Record<string, Parte>>;

/** `numeros`: aviso and nota too. They depend on which of two cycles is numbered first, so only a run with one cycle has them the same. */
export interface OpcoesDoRetrato {
  readonly numeros: boolean;
}

const FATURA = `cdc, referencia, emissao, vencimento, validade, rota, ordem, leitura_anterior, leitura_atual, data_anterior, data_atual, consumo_medido,
  consumo_poco, leitura_poco, volume_agua, volume_tee, media, saldo_transportado, hidrometro, cancelada_em, convenio, localidade, setor, categoria,
  tipo_faturamento, tipo_consumo, ocorrencia, dias, ato, ato_seguinte, dias_ato, economias, valor`;

/** Each answers rows of any shape. `$f` of a qualified aviso is its bill, as text that two runs share. */
const PARTES: Readonly<Record<string, string>> = {
  ciclos: 'SELECT grupo, referencia, situacao, quantidade, emitidas, emissao, vencimento, validade, critica_por FROM faturamento.ciclo',
  faturas: `SELECT ${FATURA} FROM faturamento.fatura`,
  itens: 'SELECT f.cdc, f.referencia, i.rubrica, i.valor FROM faturamento.fatura f, LATERAL unnest(f.rubricas, f.valores) i(rubrica, valor)',
  abertas: 'SELECT $f(a.aviso) AS fatura, a.valor, a.cdc, a.vencimento FROM faturamento.fatura_aberta a',
  'não faturadas': 'SELECT c.grupo, c.referencia, n.cdc, n.rota, n.situacao, n.motivo FROM faturamento.nao_faturada n JOIN faturamento.ciclo c ON c.id = n.ciclo',
  resumos: 'SELECT grupo, referencia, rota, categoria, setor, rubrica, faturas, volume_m3, valor FROM faturamento.resumo_rota',
  encargos: 'SELECT $f(e.aviso) AS fatura, e.cdc, e.multa, e.correcao, e.pago_em, $f(e.faturado_em) AS faturado_em FROM faturamento.encargo_pendente e',
  razão: `SELECT $f(t.aviso) AS fatura, t.valor, t.cdc, t.data_contabil, t.data_fato, t.conta_debito, t.conta_credito, t.evento, t.rubrica FROM razao.transferencia t`,
  saldos: 'SELECT conta, data, debitos, creditos FROM razao.saldo_dia',
  pagamentos: `SELECT $f(p.aviso) AS fatura, p.cdc, p.valor, p.quitado, p.destino, p.motivo, p.data_pagamento, p.data_credito, p.tarifa, p.forma, p.meio, p.codigo_barras
                 FROM arrecadacao.pagamento p`,
  créditos: 'SELECT cdc, tipo, valor, usado FROM arrecadacao.credito',
  retornos: 'SELECT situacao, convenio, registros, valor_lido, valor_lancado, count(*) FROM arrecadacao.arquivo GROUP BY 1, 2, 3, 4, 5',
  leituras: 'SELECT cdc, referencia, medicao, hidrometro, valor, ocorrencia, data FROM leitura.leitura',
  consumos: 'SELECT * FROM leitura.consumo_ligacao',
};
const NUMEROS: Readonly<Record<string, string>> = { numeros: 'SELECT cdc, referencia, aviso, nota FROM faturamento.fatura' };

function consulta(sql: string): string {
  const comFatura = sql.replaceAll(/\$f\(([a-z_.]+)\)/g, `(SELECT z.cdc || '/' || z.referencia FROM faturamento.fatura z WHERE z.aviso = $1)`);
  return `SELECT row_to_json(x)::text AS linha FROM (${comFatura}) x`;
}

export async function retratar(banco: Executor, { numeros }: OpcoesDoRetrato): Promise<Retrato> {
  const partes: [string, Parte][] = [];
  for (const [nome, sql] of Object.entries(numeros ? { ...PARTES, ...NUMEROS } : PARTES)) {
    const { rows } = await banco.query<{ linha: string }>(consulta(sql));
    const linhas = rows.map((r) => r.linha).sort();
    partes.push([nome, { linhas, sha256: createHash('sha256').update(linhas.join('\n')).digest('hex') }]);
  }
  return Object.fromEntries(partes);
}

const VAZIA: Parte = { linhas: [], sha256: '' };

/** Parts that differ, each with the first row that only one of the two has. */
export function diferencas(esperado: Retrato, obtido: Retrato): readonly string[] {
  const nomes = [...new Set([...Object.keys(esperado), ...Object.keys(obtido)])];
  return nomes.flatMap((nome) => {
    const [e, o] = [esperado[nome] ?? VAZIA, obtido[nome] ?? VAZIA];
    if (e.sha256 === o.sha256) return [];
    const [faltam, sobram] = [semAsDe(e.linhas, o.linhas), semAsDe(o.linhas, e.linhas)];
    return [`${nome}: faltam ${faltam.length}, sobram ${sobram.length} (falta ${faltam[0] ?? 'nenhuma'}; sobra ${sobram[0] ?? 'nenhuma'})`];
  });
}

/** Rows of `estas` that `outras` does not have, counting repetitions. */
function semAsDe(estas: readonly string[], outras: readonly string[]): readonly string[] {
  const restantes = new Map<string, number>();
  for (const l of outras) restantes.set(l, (restantes.get(l) ?? 0) + 1);
  return estas.filter((l) => {
    const n = restantes.get(l) ?? 0;
    restantes.set(l, n - 1);
    return n <= 0;
  });
}

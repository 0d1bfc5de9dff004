/** One transfer as the citizen feels it; centavos, AAAA-MM-DD. `efeito` is what it adds to (positive) or takes from (negative) the debt. */
export interface Lancamento {
  readonly data: string;
  readonly dataFato: string;
  readonly evento: string;
  readonly rubrica: string | null;
  readonly documento: number;
  readonly aviso: number | null;
  readonly debito: string;
  readonly credito: string;
  readonly valor: number;
  readonly efeito: number;
}

/** What a transfer `t` does to the debt, and to the credits of the citizen, by the role of the account on each side (`d`, `k`). */
export const EFEITO = `(CASE d.papel WHEN 'RECEBER' THEN t.valor ELSE 0 END - CASE k.papel WHEN 'RECEBER' THEN t.valor ELSE 0 END)`;
export const EFEITO_NOS_CREDITOS = `(CASE k.papel WHEN 'CREDITO_CLIENTE' THEN t.valor ELSE 0 END - CASE d.papel WHEN 'CREDITO_CLIENTE' THEN t.valor ELSE 0 END)`;

/** A transfer with the names of what it points to. */
export const DE_TRANSFERENCIAS = `
  razao.transferencia t
  JOIN razao.conta d ON d.id = t.conta_debito
  JOIN razao.conta k ON k.id = t.conta_credito
  JOIN razao.evento e ON e.id = t.evento
  LEFT JOIN faturamento.rubrica b ON b.id = t.rubrica`;

/** The columns of a {@link Lancamento}. */
export const COLUNAS_DO_LANCAMENTO = `
  t.data_contabil AS data, t.data_fato AS "dataFato", e.nome AS evento, b.nome AS rubrica, t.documento, t.aviso, d.codigo AS debito, k.codigo AS credito,
  t.valor, ${EFEITO} AS efeito`;

/** Within a day, a bill is issued before it is paid, and what is undone was done before. */
export const ORDEM = 't.data_contabil, t.evento, t.documento, t.rubrica';

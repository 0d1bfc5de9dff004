/** Whether what was measured is right: a fast wrong path is no path. */
import type pg from 'pg';
import { verificar } from '../layers/postgres/verificar/verificar.ts';
import type { Pool } from '../layers/postgres/conexao.ts';

/** A result that is wrong: nothing measured with it counts. */
export class Invalido extends Error {}

const SOMAS = `
SELECT (SELECT sum(valor) FROM faturamento.fatura)::bigint AS faturas, (SELECT sum(v) FROM faturamento.fatura, unnest(valores) v)::bigint AS itens,
       (SELECT sum(valor) FROM razao.transferencia WHERE evento = 1)::bigint AS razao, (SELECT sum(valor) FROM faturamento.resumo_rota)::bigint AS resumo,
       (SELECT count(*) FROM faturamento.fatura)::integer AS contas,
       (SELECT sum(quantidade) FROM faturamento.ciclo)::integer AS lote, (SELECT count(*) FROM faturamento.nao_faturada)::integer AS sem_conta`;

interface Somas {
  readonly faturas: number;
  readonly itens: number;
  readonly razao: number;
  readonly resumo: number;
  readonly contas: number;
  readonly lote: number;
  readonly sem_conta: number;
}

/** Bills, items, ledger and rollup of the month say the same, and everybody of the lot has a bill or a reason. @returns bills issued. */
export async function conferirSomas(admin: pg.Client): Promise<number> {
  const s = (await admin.query<Somas>(SOMAS)).rows[0];
  const iguais = s !== undefined && s.faturas === s.itens && s.faturas === s.razao && s.faturas === s.resumo && s.lote === s.contas + s.sem_conta && s.contas > 0;
  if (!iguais) throw new Invalido(`as somas do mês diferem: ${JSON.stringify(s)}`);
  return s.contas;
}

/** Every invariant of the product. */
export async function conferirInvariantes(pool: Pool): Promise<void> {
  const quebradas = (await verificar(pool)).filter((v) => v.violacoes > 0);
  if (quebradas.length > 0) throw new Invalido(`invariantes quebradas: ${quebradas.map((v) => `${v.numero} ${v.nome}`).join('; ')}`);
}

/** Table and the key by which its rows are sorted. */
type Digerivel = readonly [tabela: string, chave: string];

export const DA_PREVIA: readonly Digerivel[] = [
  ['faturamento.previa', 'ciclo, cdc'],
  ['faturamento.apontamento', 'ciclo, cdc, regra'],
  ['faturamento.ciclo_rota', 'ciclo, rota'],
];
export const DO_MES: readonly Digerivel[] = [
  ['faturamento.fatura', 'aviso'],
  ['faturamento.fatura_aberta', 'aviso'],
  ['faturamento.nao_faturada', 'ciclo, cdc'],
  ['faturamento.resumo_rota', 'ciclo, rota, categoria, setor, rubrica'],
  ['faturamento.ciclo_rota', 'ciclo, rota'],
  ['faturamento.ciclo', 'id'],
  ['razao.transferencia', 'documento, evento, rubrica, data_contabil'],
  ['razao.saldo_dia', 'conta, data'],
  ['leitura.consumo_ligacao', 'cdc'],
  ['comum.contador', 'serie'],
];

/** SHA-256 of the sorted rows of each table, all their columns. */
export async function digerir(admin: pg.Client, tabelas: readonly Digerivel[]): Promise<string> {
  const partes: string[] = [];
  for (const [tabela, chave] of tabelas) {
    const { rows } = await admin.query<{ sha: string | null }>(
      `SELECT encode(sha256(convert_to(string_agg(t::text, E'\\n' ORDER BY ${chave}), 'UTF8')), 'hex') AS sha FROM ${tabela} t`,
    );
    partes.push(`${tabela}=${rows[0]?.sha ?? '-'}`);
  }
  return partes.join(' ');
}

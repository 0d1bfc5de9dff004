import type pg from 'pg';
import type { ProblemaDoArquivo } from './registrar-arquivo.ts';

/** Why a set that is well made is not settled now. */
export interface Impedimento {
  readonly situacao: 'REJEITADO' | 'RETIDO';
  readonly codigo: string;
  readonly motivo: string;
}

/** What tells a set from the others of its agreement. `digest` is null when it has no payment. */
export interface Marcas {
  readonly convenio: number;
  readonly nsa: number | null;
  readonly digest: string | null;
}

/**
 * One file of an agreement at a time: of two that arrive together with the same number, or the same payments, the second must see the first.
 * Held until the end of the transaction.
 */
export async function travarConvenio(cliente: pg.ClientBase, convenio: number): Promise<void> {
  await cliente.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', ['arrecadacao/convenio', convenio]);
}

/** The same number of the bank again is refused; the same payments under a new number wait for a person. */
export async function impedimentoDo(cliente: pg.ClientBase, { convenio, nsa, digest }: Marcas): Promise<Impedimento | null> {
  const { rows } = await cliente.query<{ nome: string; mesmo_nsa: boolean; mesmos_pagamentos: boolean }>(
    `SELECT nome, convenio = $1 AND nsa IS NOT DISTINCT FROM $2 AS mesmo_nsa, digest_detalhes IS NOT DISTINCT FROM decode($3, 'hex') AS mesmos_pagamentos
       FROM arrecadacao.arquivo
      WHERE situacao IN ('PROCESSADO', 'RETIDO') AND ((convenio = $1 AND nsa = $2) OR digest_detalhes = decode($3, 'hex'))
      ORDER BY 2 DESC, id LIMIT 1`,
    [convenio, nsa, digest],
  );
  const outro = rows[0];
  if (outro === undefined) return null;
  if (!outro.mesmo_nsa) {
    return { situacao: 'RETIDO', codigo: 'retorno/pagamentos-repetidos', motivo: `Os mesmos pagamentos já vieram no arquivo ${outro.nome}, com outro número. Confira com o banco; se forem novos, libere o arquivo.` };
  }
  const motivo = outro.mesmos_pagamentos
    ? `O banco já mandou este arquivo, número ${nsa}, com os mesmos pagamentos (${outro.nome}). Nada a fazer.`
    : `O banco já mandou o arquivo número ${nsa} deste convênio (${outro.nome}), com outro conteúdo. Confirme com o banco qual vale.`;
  return { situacao: 'REJEITADO', codigo: 'retorno/nsa-repetido', motivo };
}

/** A number that was jumped is told, never refused: the bank may send it later (invariant 35). A refused file did not arrive. */
export async function lacunaDeNumeracao(cliente: pg.ClientBase, { convenio, nsa }: Marcas, linha: number): Promise<ProblemaDoArquivo | null> {
  const { rows } = await cliente.query<{ anterior: number | null }>(
    `SELECT max(nsa) AS anterior FROM arrecadacao.arquivo WHERE convenio = $1 AND nsa < $2 AND situacao <> 'REJEITADO'`,
    [convenio, nsa],
  );
  const anterior = rows[0]?.anterior ?? null;
  if (anterior === null || nsa === null || nsa - anterior <= 1) return null;
  const falta = nsa - anterior === 2 ? `o número ${anterior + 1}` : `os números ${anterior + 1} a ${nsa - 1}`;
  return { codigo: 'retorno/lacuna-de-numeracao', linha, mensagem: `Linha ${linha}: este é o arquivo ${nsa} do convênio e o último antes dele é o ${anterior}. Peça ao banco ${falta}.`, ocorrencias: 1 };
}

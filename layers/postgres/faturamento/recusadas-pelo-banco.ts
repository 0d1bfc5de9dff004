import type pg from 'pg';
import { numeroDoMotivo, NUMERO_DA_SITUACAO } from '../../../domain/faturamento/previa/previa.ts';
import type { Lote } from './estacionar-impedidas.ts';

const COM_FATURA = `SELECT cdc FROM faturamento.previa WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND situacao = 1 ORDER BY rota, ordem`;
const SO_ESTAS = `UPDATE faturamento.previa SET situacao = ${NUMERO_DA_SITUACAO.ESTACIONADA}, motivo = ${numeroDoMotivo('EMISSAO_RECUSADA')}
 WHERE ciclo = $1 AND rota = ANY ($2::integer[]) AND situacao = 1 AND NOT cdc = ANY ($3::integer[])`;

/**
 * Which ligações of a lot the database will not take a bill of, found by halves: a few dozen tries where a lot has thousands. `passa` tries to issue
 * the lot as it stands; everything done here is undone.
 * @returns null when it is nobody in particular: it refuses them all, or none of them alone. That is a fault of the platform.
 */
export async function recusadasPeloBanco(cliente: pg.ClientBase, lote: Lote, passa: () => Promise<boolean>): Promise<readonly number[] | null> {
  const { rows } = await cliente.query<{ cdc: number }>(COM_FATURA, [...lote]);
  const passam = async (cdcs: readonly number[]): Promise<boolean> => {
    await cliente.query('SAVEPOINT procura');
    await cliente.query(SO_ESTAS, [...lote, cdcs]);
    const passou = await passa();
    await cliente.query('ROLLBACK TO SAVEPOINT procura; RELEASE SAVEPOINT procura');
    return passou;
  };
  const procurar = async (cdcs: readonly number[]): Promise<readonly number[]> => {
    if (cdcs.length === 0 || (await passam(cdcs))) return [];
    if (cdcs.length === 1) return cdcs;
    const meio = Math.trunc(cdcs.length / 2);
    return [...(await procurar(cdcs.slice(0, meio))), ...(await procurar(cdcs.slice(meio)))];
  };
  if (!(await passam([]))) return null;
  const recusadas = await procurar(rows.map((r) => r.cdc));
  const todas = rows.length > 1 && recusadas.length === rows.length;
  return recusadas.length === 0 || todas ? null : recusadas;
}

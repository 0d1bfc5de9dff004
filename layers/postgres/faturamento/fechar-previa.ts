import type pg from 'pg';
import { MAQUINA_CICLO } from '../../../domain/faturamento/maquinas.ts';
import { podeIrPara } from '../comum/situacao.ts';

/**
 * Every rota is computed: gives the provisional area its key and puts the cycle before the people of the crítica. Called again, it only counts.
 * @returns how many findings wait for a person.
 * @throws while a rota is not computed, or when the area does not hold exactly the frozen lot.
 */
export async function fecharPrevia(cliente: pg.ClientBase, ciclo: number, agora: Date): Promise<number> {
  const { rows } = await cliente.query<{ situacao: string; quantidade: number }>(
    'SELECT situacao, quantidade FROM faturamento.ciclo WHERE id = $1 FOR UPDATE',
    [ciclo],
  );
  const atual = rows[0];
  if (atual === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  if (atual.situacao === 'CALCULANDO') {
    const { rows: provas } = await cliente.query<{ faltam: number; previas: number }>(
      `SELECT (SELECT count(*) FROM faturamento.ciclo_rota WHERE ciclo = $1 AND situacao = 'PENDENTE')::integer AS faltam,
              (SELECT count(*) FROM faturamento.previa WHERE ciclo = $1)::integer AS previas`,
      [ciclo],
    );
    const prova = provas[0];
    if (prova === undefined || prova.faltam > 0 || prova.previas !== atual.quantidade) {
      throw new Error(`prévia do ciclo ${ciclo} incompleta: ${JSON.stringify({ ...prova, quantidade: atual.quantidade })}`);
    }
    await cliente.query('SELECT faturamento.indexar_area_previa($1)', [ciclo]);
    await cliente.query(`UPDATE faturamento.ciclo SET situacao = 'EM_CRITICA', em_critica_desde = $2 WHERE id = $1 AND ${podeIrPara(MAQUINA_CICLO, 'EM_CRITICA')}`, [ciclo, agora]);
  }
  const { rows: pendentes } = await cliente.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM faturamento.apontamento WHERE ciclo = $1 AND situacao = 'PENDENTE'`,
    [ciclo],
  );
  return pendentes[0]?.n ?? 0;
}

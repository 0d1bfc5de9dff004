import type pg from 'pg';
import { MAQUINA_CICLO } from '../../../domain/faturamento/maquinas.ts';
import { podeIrPara } from '../comum/situacao.ts';
import { rotasDoCiclo } from './congelar-lote.ts';

/**
 * Takes the numbers of the whole approved cycle in one transaction and fixes where each rota begins, so that rotas can be issued at the same
 * time and the sequence has no gap. Done once; called again, it answers the same rotas.
 * @returns ids of the rotas to issue, in order.
 */
export async function numerarCiclo(cliente: pg.ClientBase, ciclo: number): Promise<readonly number[]> {
  const { rows } = await cliente.query<{ situacao: string; emissao: string }>(
    'SELECT situacao, emissao FROM faturamento.ciclo WHERE id = $1 FOR UPDATE',
    [ciclo],
  );
  const atual = rows[0];
  if (atual === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  if (atual.situacao === 'APROVADO') {
    await cliente.query(
      `UPDATE faturamento.ciclo_rota cr SET deslocamento = n.antes
         FROM (SELECT x.rota, (sum(q) OVER (ORDER BY r.numero, r.id) - q)::integer AS antes
                 FROM (SELECT cr.rota, count(p.cdc) AS q FROM faturamento.ciclo_rota cr
                         LEFT JOIN faturamento.previa p ON p.ciclo = cr.ciclo AND p.rota = cr.rota AND p.situacao = 1
                        WHERE cr.ciclo = $1 GROUP BY cr.rota) x
                 JOIN cadastro.rota r ON r.id = x.rota) n
        WHERE cr.ciclo = $1 AND cr.rota = n.rota`,
      [ciclo],
    );
    await cliente.query(
      `UPDATE faturamento.ciclo SET situacao = 'EMITINDO',
              emitidas = q.n, aviso_inicial = comum.reservar_numeros('aviso', q.n), nota_inicial = comum.reservar_numeros('nota-fiscal', q.n)
         FROM (SELECT count(*) AS n FROM faturamento.previa WHERE ciclo = $1 AND situacao = 1) q
        WHERE id = $1 AND ${podeIrPara(MAQUINA_CICLO, 'EMITINDO')}`,
      [ciclo],
    );
    await cliente.query('SELECT razao.garantir_ano(extract(year FROM $1::date)::integer)', [atual.emissao]);
  }
  return rotasDoCiclo(cliente, ciclo);
}

import type pg from 'pg';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { deixarNaSaida } from '../comum/caixa-saida.ts';

export type RecusaDeRetomada = { readonly codigo: 'ciclo/nao-encontrado' | 'ciclo/sem-falha'; readonly mensagem: string };

/**
 * Leaves in the outbox a new execution of a cycle that stopped on a failure; its first step puts the cycle where it was (`congelar-lote.ts`).
 * Each attempt has a name of its own, since Step Functions does not start the same name twice.
 */
export async function retomarCiclo(
  cliente: pg.ClientBase,
  p: { readonly ciclo: number; readonly autor: Autor; readonly motivo: string },
): Promise<Resultado<{ readonly tentativa: number }, RecusaDeRetomada>> {
  const { rows } = await cliente.query<{ falha: string | null; tentativas: number }>(
    `SELECT falha, (SELECT count(*) FROM comum.caixa_saida s WHERE s.tipo = 'iniciar-ciclo' AND s.conteudo ->> 'ciclo' = c.id::text)::integer AS tentativas
       FROM faturamento.ciclo c WHERE id = $1 FOR UPDATE OF c`,
    [p.ciclo],
  );
  const atual = rows[0];
  if (atual === undefined) return recusa('ciclo/nao-encontrado', `O ciclo ${p.ciclo} não existe. Confira o número na lista de ciclos.`);
  if (atual.falha === null) return recusa('ciclo/sem-falha', `O ciclo ${p.ciclo} não parou por falha: não há o que retomar.`);
  const tentativa = Math.max(2, atual.tentativas + 1);
  await deixarNaSaida(cliente, { tipo: 'iniciar-ciclo', chave: `${p.ciclo}-${tentativa}`, conteudo: { ciclo: p.ciclo } });
  await cliente.query('UPDATE faturamento.ciclo SET falha = NULL WHERE id = $1', [p.ciclo]);
  await auditar(cliente, {
    autor: p.autor,
    funcao: 'faturamento/retomar-ciclo',
    objeto: `ciclo:${p.ciclo}`,
    antes: { falha: atual.falha },
    depois: { tentativa },
    motivo: p.motivo,
  });
  return ok({ tentativa });
}

import contrato from '../../../events/schedule/faturamento/abrir-ciclos.ts';
import { abrirCiclo, ciclosAAbrir } from '../../../layers/postgres/faturamento/abrir-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { publicarSaida } from '../../../layers/saida/publicar.ts';
import { tarefa } from '../../../layers/worker/tarefa.ts';
import { deps } from './deps.ts';

/** Each grupo opens in a transaction of its own: one that cannot does not hold the others. */
export const handler = tarefa(contrato, deps, async (_entrada, { pool, relogio, ambiente }) => {
  const hoje = relogio.hoje();
  const prontos = await emTransacao(pool, (cliente) => ciclosAAbrir(cliente, hoje));
  const resultados = [];
  for (const { grupo, referencia } of prontos) {
    const r = await emTransacao(pool, (cliente) =>
      abrirCiclo(cliente, { grupo, referencia, hoje, agora: relogio.agora(), autor: { nome: 'sistema:abrir-ciclos' } }),
    );
    resultados.push({ grupo, referencia, ...(r.ok ? { ciclo: r.valor.ciclo } : { recusa: r.erro.codigo }) });
  }
  await publicarSaida(pool, ambiente);
  return { resultados };
});

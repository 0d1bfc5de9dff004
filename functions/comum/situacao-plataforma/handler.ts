import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/situacao-plataforma.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { pendencias } from '../../../layers/postgres/comum/pendencias.ts';
import { situacaoDaFila } from '../../../layers/sqs/fila.ts';
import { deps } from './deps.ts';

export const handler = operacao(contrato, deps, async (_pedido, { pool, relogio, filas }) => {
  const [{ saidaPendente, saidaMaisAntiga, verificacao }, ...situacoes] = await Promise.all([
    pendencias(pool),
    ...filas.map(async ({ fila, url, urlDasMortas }) => {
      const [viva, mortas] = await Promise.all([situacaoDaFila(url), situacaoDaFila(urlDasMortas)]);
      return { fila, esperando: viva.visiveis, emAndamento: viva.emVoo, atrasadas: viva.atrasadas, mortas: mortas.visiveis };
    }),
  ]);
  return ok({
    em: relogio.agora().toISOString(),
    filas: situacoes,
    saidaPendente,
    saidaMaisAntiga,
    verificacao: verificacao && {
      ...verificacao,
      detalhe: verificacao.detalhe.slice(0, 100).map((v) => `Invariante ${v.numero}, ${v.nome}: ${v.violacoes}`.slice(0, 300)),
    },
  });
});

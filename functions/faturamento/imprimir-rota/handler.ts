import contrato from '../../../events/sqs/faturamento/imprimir-rota.ts';
import { chaveDaParte } from '../../../layers/documentos/chaves.ts';
import { contextoDaFatura } from '../../../layers/documentos/contexto-da-fatura.ts';
import { documentoDaFatura } from '../../../layers/documentos/da-fatura.ts';
import { renderizarLote } from '../../../layers/documentos/fatura.ts';
import { instanteDe } from '../../../layers/documentos/instante.ts';
import { dadosDasFaturas } from '../../../layers/postgres/faturamento/dados-das-faturas.ts';
import { marcarRotaImpressa, parteDaImpressao } from '../../../layers/postgres/faturamento/impressao.ts';
import { gravar } from '../../../layers/s3/objeto.ts';
import { responder } from '../../../layers/sfn/maquina.ts';
import { consumidor } from '../../../layers/worker/consumidor.ts';
import { deps, type Deps } from './deps.ts';

/** The same rota gives the same bytes, so a part made twice overwrites itself; one already marked is not made again. */
async function imprimir({ pool, relogio, compositor, documentos }: Deps, ciclo: number, rota: number): Promise<void> {
  const parte = await parteDaImpressao(pool, ciclo, rota);
  if (parte === null || parte.impressa) return;
  const contexto = await contextoDaFatura(pool, parte.emissao, false);
  const faturas = (await dadosDasFaturas(pool, parte.de, parte.ate)).map((f) => documentoDaFatura(f, contexto));
  const pdf = await renderizarLote(compositor, faturas, instanteDe(parte.emissao));
  await gravar({ balde: documentos, chave: chaveDaParte(ciclo, rota) }, pdf, 'application/pdf');
  await marcarRotaImpressa(pool, ciclo, rota, relogio.agora());
}

export const handler = consumidor(contrato, deps, async ({ ciclo, rota, token }, d) => {
  await imprimir(d, ciclo, rota);
  await responder(token, { rota });
});

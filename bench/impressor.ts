import { contextoDaFatura } from '../layers/documentos/contexto-da-fatura.ts';
import { documentoDaFatura } from '../layers/documentos/da-fatura.ts';
import { renderizarLote } from '../layers/documentos/fatura.ts';
import { instanteDe } from '../layers/documentos/instante.ts';
import { abrirCompositor, type Compositor } from '../layers/documentos/typst.ts';
import type { Pool } from '../layers/postgres/conexao.ts';
import { dadosDasFaturas } from '../layers/postgres/faturamento/dados-das-faturas.ts';
import { parteDaImpressao } from '../layers/postgres/faturamento/impressao.ts';

let compositor: Compositor | undefined;

/** The part of a print file, as the function makes it, but for where it is kept. */
export async function imprimirRota(pool: Pool, ciclo: number, rota: number): Promise<void> {
  compositor ??= abrirCompositor();
  const parte = await parteDaImpressao(pool, ciclo, rota);
  if (parte === null) return;
  const contexto = await contextoDaFatura(pool, parte.emissao, false);
  const faturas = (await dadosDasFaturas(pool, parte.de, parte.ate)).map((f) => documentoDaFatura(f, contexto));
  await renderizarLote(compositor, faturas, instanteDe(parte.emissao));
}

import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/baixar-fatura.ts';
import { contextoDaFatura } from '../../../layers/documentos/contexto-da-fatura.ts';
import { documentoDaFatura } from '../../../layers/documentos/da-fatura.ts';
import { renderizarFatura } from '../../../layers/documentos/fatura.ts';
import { instanteDe } from '../../../layers/documentos/instante.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { dadosDasFaturas } from '../../../layers/postgres/faturamento/dados-das-faturas.ts';
import { deps } from './deps.ts';

/** Made on demand from what was issued: the same bill is the same bytes, however often it is asked. */
export const handler = operacao(contrato, deps, async ({ params: { aviso } }, { pool, compositor }) => {
  const [fatos] = await dadosDasFaturas(pool, aviso, aviso);
  if (fatos === undefined) return recusa('fatura/nao-encontrada', `Não há fatura com o aviso ${aviso}. Confira o número.`);
  if (fatos.cancelada) return recusa('fatura/cancelada', `A fatura de aviso ${aviso} foi cancelada e não é mais apresentada.`);
  const dados = documentoDaFatura(fatos, await contextoDaFatura(pool, fatos.emissao, true));
  const pdf = await renderizarFatura(compositor, dados, instanteDe(fatos.emissao));
  return ok({ nome: `fatura-${aviso}.pdf`, conteudo: new Uint8Array(pdf) });
});

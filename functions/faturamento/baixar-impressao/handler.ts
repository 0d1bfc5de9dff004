import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/faturamento/baixar-impressao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { volumesDaImpressao } from '../../../layers/postgres/faturamento/impressao.ts';
import { assinarLeitura } from '../../../layers/s3/assinar.ts';
import { deps } from './deps.ts';

/** Long enough to begin the download, short enough not to be passed on. */
const VALIDADE_S = 120;

export const handler = operacao(contrato, deps, async ({ params: { ciclo }, consulta: { volume = 1 } }, { pool, documentos }) => {
  const volumes = await volumesDaImpressao(pool, ciclo);
  if (volumes === null) return recusa('ciclo/nao-encontrado', `O ciclo ${ciclo} não existe. Confira o número na lista de ciclos.`);
  const pedido = volumes[volume - 1];
  if (pedido === undefined) return recusa('ciclo/sem-impressao', `O ciclo ${ciclo} não tem o volume ${volume} do arquivo de impressão. Espere a impressão terminar.`);
  const nome = `contas-ciclo-${ciclo}-volume-${volume}.pdf`;
  return ok({ local: await assinarLeitura({ balde: documentos, chave: pedido.chave }, nome, VALIDADE_S) });
});

import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/comum/reprocessar-fila.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { reprocessarMortas, situacaoDaFila } from '../../../layers/sqs/fila.ts';
import { deps } from './deps.ts';

/** Who asked is written before SQS is, since nothing ties the two together: an act may have a line and not have happened, never the other way. */
export const handler = operacao(contrato, deps, async ({ params: { fila }, corpo: { motivo }, quem }, { pool, filas }) => {
  const enderecos = filas.find((f) => f.fila === fila);
  if (enderecos === undefined) throw new Error(`a fila ${fila} não está no ambiente`);
  const { arn, visiveis: mensagens } = await situacaoDaFila(enderecos.urlDasMortas);
  if (mensagens === 0) return recusa('fila/vazia', `Não há mensagens a reprocessar na fila ${fila}. Se um trabalho parece parado, veja a situação da plataforma.`);
  const ato = { autor: quem, funcao: 'comum/reprocessar-fila', objeto: `fila:${fila}`, depois: { mensagens }, motivo };
  await auditar(pool, { ...ato, resultado: 'PEDIDO' });
  if (!(await reprocessarMortas(arn))) {
    await auditar(pool, { ...ato, resultado: 'RECUSADO' });
    return recusa('fila/em-reprocessamento', `As mensagens da fila ${fila} já estão voltando. Espere terminar e veja a situação da plataforma.`);
  }
  return ok({ fila, mensagens });
});

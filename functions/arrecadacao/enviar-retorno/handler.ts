import { ok } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/arrecadacao/enviar-retorno.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { chaveDoEnvio, conteudoDoEnvio, porNaCaixa } from '../../../layers/s3/caixa-de-entrada.ts';
import { deps } from './deps.ts';

/** Who sent it is written before it is sent: a file never enters by the screen without a name. */
export const handler = operacao(contrato, deps, async ({ corpo, quem, idempotencia = '' }, { pool, relogio, balde }) => {
  const conteudo = conteudoDoEnvio(corpo);
  if (!conteudo.ok) return conteudo;
  const chave = chaveDoEnvio('retornos', corpo.nome, [quem.nome, idempotencia]);
  await auditar(pool, { autor: quem, funcao: 'arrecadacao/enviar-retorno', objeto: `entrada:${chave}`, depois: { nome: corpo.nome, tamanho: corpo.tamanho } });
  return ok(await porNaCaixa({ balde, chave }, conteudo.valor, corpo.tamanho, relogio.agora()));
});

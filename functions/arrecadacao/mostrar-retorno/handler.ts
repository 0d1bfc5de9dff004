import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/arrecadacao/mostrar-retorno.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { conferirRetorno } from '../../../layers/postgres/arrecadacao/conferir-retorno.ts';
import { nomeDoDestino, numeroDoDestino, textoDoMotivo } from '../../../layers/postgres/arrecadacao/destinos.ts';
import { pagamentosDoRetorno } from '../../../layers/postgres/arrecadacao/pagamentos-do-retorno.ts';
import { retornoPorId } from '../../../layers/postgres/arrecadacao/retornos.ts';
import { deps } from './deps.ts';
import { conferencia, porDestino, porMotivo, textoDoAviso } from './resumir.ts';

/** The conference of TR 13.1: file against trailer, against what was posted, and where each real went. */
export const handler = operacao(contrato, deps, async ({ params: { id }, consulta: { destino, pagina, porPagina } }, { pool }) => {
  const retorno = await retornoPorId(pool, id);
  if (retorno === null) return recusa('retorno/nao-encontrado', `Não há arquivo de retorno número ${id}. Confira o número na lista de retornos.`);
  const c = await conferirRetorno(pool, retorno);
  const pedido = destino === undefined ? null : numeroDoDestino(destino);
  const pagamentos = await pagamentosDoRetorno(pool, { arquivo: id, destino: pedido, pagina, porPagina });
  const total = c.porDestino.reduce((soma, d) => soma + (pedido === null || d.destino === pedido ? d.registros : 0), 0);
  const itens = pagamentos.map((p) => ({ ...p, destino: nomeDoDestino(p.destino), motivo: textoDoMotivo(p.motivo) }));
  return ok({
    retorno,
    conferencia: conferencia(retorno, c),
    porDestino: porDestino(c),
    porMotivo: porMotivo(c),
    avisos: c.avisos.map(textoDoAviso),
    erros: [...c.erros],
    totalDeErros: c.totalDeErros,
    detalhes: { itens, pagina, porPagina, total },
  });
});

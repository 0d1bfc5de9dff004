import { ok, recusa } from '../../../domain/comum/resultado.ts';
import { COBRANCAS, ehTipoFaturamento } from '../../../domain/cadastro/tipo-faturamento.ts';
import contrato from '../../../events/http/cadastro/mostrar-ligacao.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { nomeDoDestino } from '../../../layers/postgres/arrecadacao/destinos.ts';
import { mostrarLigacao } from '../../../layers/postgres/cadastro/mostrar-ligacao.ts';
import { deps } from './deps.ts';
import { saldo } from './saldo.ts';

/** What an attendant sees when the phone rings (TR: consulta da ligação). */
export const handler = operacao(contrato, deps, async ({ params: { cdc } }, { pool, relogio }) => {
  const hoje = relogio.hoje();
  const achada = await mostrarLigacao(pool, cdc, hoje);
  if (achada === undefined) return recusa('ligacao/nao-encontrada', `Não há ligação com o CDC ${cdc}. Confira o número na conta ou busque pelo nome ou endereço.`, 'cdc');
  const { tipoFaturamento: codigo, pagamentos, abertas, feriados, creditos, encargosPendentes, ...ligacao } = achada;
  return ok({
    ...ligacao,
    tipoFaturamento: { codigo, nome: ehTipoFaturamento(codigo) ? COBRANCAS[codigo].nome : `Tipo ${codigo}` },
    pagamentos: pagamentos.map((p) => ({ ...p, destino: nomeDoDestino(p.destino) })),
    saldo: { ...saldo(abertas, feriados, hoje), creditos, encargosPendentes },
  });
});

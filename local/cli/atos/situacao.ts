import type { FILAS } from '../../../events/http/esquemas-plataforma.ts';
import reprocessarFila from '../../../events/http/comum/reprocessar-fila.ts';
import situacaoDaPlataforma from '../../../events/http/comum/situacao-plataforma.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { comando, inteiro, instanteBr, quantos, tabela } from '../texto.ts';

type Situacao = Awaited<ReturnType<typeof pedir>>;

function pedir(o: OpcoesDaApi) {
  return conectar(o).chamar(situacaoDaPlataforma, {});
}

function dosInvariantes(v: Situacao['verificacao']): string {
  if (v === null) return 'Invariantes: ainda não verificados.';
  const resultado = v.violacoes === 0 ? 'todos se mantêm.' : `${quantos(v.violacoes, 'rompido', 'rompidos')}. Veja as linhas com: ${comando('verificar')}`;
  return `Invariantes verificados em ${instanteBr(v.em)}: ${resultado}`;
}

export function apresentarSituacao({ em, filas, saidaPendente, verificacao }: Situacao): string {
  const comMortas = filas.find((f) => f.mortas > 0);
  return [
    `Plataforma no ar, ${instanteBr(em)}`,
    tabela(['fila', 'esperando', 'em andamento', 'atrasadas', 'mortas'], filas.map((f) => [f.fila, ...[f.esperando, f.emAndamento, f.atrasadas, f.mortas].map(inteiro)]), [1, 2, 3, 4]),
    ...(comMortas === undefined ? [] : [`As mortas falharam e esperam. Resolvida a causa: ${comando(`fila reprocessar ${comMortas.fila} --motivo "o que foi resolvido"`)}`]),
    `Na caixa de saída: ${inteiro(saidaPendente)}`,
    dosInvariantes(verificacao),
    ...(verificacao?.detalhe ?? []).map((d) => `  ${d}`),
  ].join('\n');
}

export async function situacao(o: OpcoesDaApi): Promise<void> {
  mostrar(o, await pedir(o), apresentarSituacao);
}

export async function reprocessar(fila: (typeof FILAS)[number], o: OpcoesDaApi & { readonly motivo: string }): Promise<void> {
  const r = await conectar(o).chamar(reprocessarFila, { params: { fila }, corpo: { motivo: o.motivo } });
  mostrar(o, r, ({ mensagens }) => mensagens === 0 ? `Não há mensagem que tenha falhado na fila ${fila}.` : `${quantos(mensagens, 'mensagem devolvida', 'mensagens devolvidas')} à fila ${fila}.`);
}

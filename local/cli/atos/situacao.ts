import type { FILAS } from '../../../events/http/esquemas-plataforma.ts';
import reprocessarFila from '../../../events/http/comum/reprocessar-fila.ts';
import situacaoDaPlataforma from '../../../events/http/comum/situacao-plataforma.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { inteiro, tabela } from '../texto.ts';

export async function situacao(o: OpcoesDaApi): Promise<void> {
  const s = await conectar(o).chamar(situacaoDaPlataforma, {});
  mostrar(o, s, ({ em, filas, saidaPendente, verificacao }) =>
    [
      `Plataforma no ar, ${em}`,
      tabela(['fila', 'esperando', 'em andamento', 'atrasadas', 'mortas'], filas.map((f) => [f.fila, ...[f.esperando, f.emAndamento, f.atrasadas, f.mortas].map(inteiro)]), [1, 2, 3, 4]),
      `Na caixa de saída: ${inteiro(saidaPendente)}`,
      verificacao === null
        ? 'Invariantes: ainda não verificados.'
        : `Invariantes verificados em ${verificacao.em}: ${verificacao.violacoes === 0 ? 'todos se mantêm.' : `${verificacao.violacoes} rompidos.`}`,
      ...(verificacao?.detalhe ?? []).map((d) => `  ${d}`),
    ].join('\n'),
  );
}

export async function reprocessar(fila: (typeof FILAS)[number], o: OpcoesDaApi & { readonly motivo: string }): Promise<void> {
  const r = await conectar(o).chamar(reprocessarFila, { params: { fila }, corpo: { motivo: o.motivo } });
  mostrar(o, r, ({ mensagens }) => `${inteiro(mensagens)} mensagem(ns) devolvida(s) à fila ${fila}.`);
}

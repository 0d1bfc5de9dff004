import type { z } from 'zod';
import abrirCiclo from '../../../events/http/faturamento/abrir-ciclo.ts';
import aprovarCiclo from '../../../events/http/faturamento/aprovar-ciclo.ts';
import devolverRota from '../../../events/http/faturamento/devolver-rota.ts';
import listarCiclos from '../../../events/http/faturamento/listar-ciclos.ts';
import type { cicloResumido } from '../../../events/http/esquemas-faturamento.ts';
import { CICLO } from '../../../web/operador/src/nucleo/situacoes.ts';
import { conectar, type OpcoesDaApi } from '../conexao.ts';
import { mostrar } from '../mostrar.ts';
import { comando, dataBr, inteiro, reais, tabela } from '../texto.ts';

type Ciclo = z.output<typeof cicloResumido>;

export async function abrir(o: OpcoesDaApi & { readonly grupo: number; readonly referencia: string }): Promise<void> {
  const ciclo = await conectar(o).chamar(abrirCiclo, { corpo: { grupo: o.grupo, referencia: o.referencia } });
  mostrar(o, ciclo, (c) => `Ciclo ${c.id} aberto: grupo ${c.grupo}, ${c.referencia}, vencimento ${dataBr(c.vencimento)}. Acompanhe com: ${comando(`ciclo acompanhar ${c.id}`)}`);
}

export function apresentarCiclos(ciclos: readonly Ciclo[], total: number): string {
  if (ciclos.length === 0) return 'Nenhum ciclo.';
  const linhas = ciclos.map((c) => [
    String(c.id),
    String(c.grupo),
    c.referencia,
    CICLO[c.situacao].nome,
    inteiro(c.ligacoes),
    inteiro(c.apontamentosPendentes),
    reais(c.valor),
    dataBr(c.vencimento),
  ]);
  const resto = total > ciclos.length ? `\nMostrados ${ciclos.length} de ${inteiro(total)}.` : '';
  return tabela(['ciclo', 'grupo', 'mês', 'situação', 'ligações', 'pendentes', 'valor', 'vencimento'], linhas, [0, 1, 4, 5, 6]) + resto;
}

export async function listar(o: OpcoesDaApi & { readonly grupo?: number; readonly referencia?: string }): Promise<void> {
  const consulta = { porPagina: 200, ...(o.grupo === undefined ? {} : { grupo: o.grupo }), ...(o.referencia === undefined ? {} : { referencia: o.referencia }) };
  const pagina = await conectar(o).chamar(listarCiclos, { consulta });
  mostrar(o, pagina, ({ itens, total }) => apresentarCiclos(itens, total));
}

export async function devolver(ciclo: number, rota: number, o: OpcoesDaApi & { readonly motivo: string }): Promise<void> {
  const r = await conectar(o).chamar(devolverRota, { params: { ciclo, rota }, corpo: { motivo: o.motivo } });
  mostrar(o, r, () => `Rota ${rota} do ciclo ${ciclo} devolvida ao cálculo.`);
}

export async function aprovar(ciclo: number, o: OpcoesDaApi & { readonly observacao?: string }): Promise<void> {
  const r = await conectar(o).chamar(aprovarCiclo, { params: { ciclo }, corpo: o.observacao === undefined ? {} : { observacao: o.observacao } });
  mostrar(o, r, (a) => `Ciclo ${a.ciclo} aprovado por ${a.aprovadoPor}. As contas estão sendo emitidas; acompanhe com: ${comando(`ciclo acompanhar ${a.ciclo}`)}`);
}

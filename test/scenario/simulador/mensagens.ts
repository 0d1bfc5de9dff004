/** Messages as SQS gives them: at least once, in any order, sometimes to two workers at a time. */
import type { ArquivoRecebido } from './casos-de-uso.ts';

export type Passo = 'congelar' | 'fechar' | 'aguardar' | 'numerar' | 'concluir';

export type Trabalho =
  | { readonly tipo: 'leituras'; readonly grupo: number; readonly correcao: boolean; readonly arquivo: ArquivoRecebido }
  | { readonly tipo: 'retorno'; readonly arquivo: ArquivoRecebido }
  | { readonly tipo: 'abrir'; readonly grupo: number }
  | { readonly tipo: 'passo'; readonly ciclo: number; readonly passo: Passo }
  | { readonly tipo: 'calcular'; readonly ciclo: number; readonly rota: number; readonly ficha: string | null }
  | { readonly tipo: 'emitir'; readonly ciclo: number; readonly rota: number; readonly ficha: string };

export interface Mensagem {
  readonly id: number;
  readonly trabalho: Trabalho;
  /** Deliveries still to come after the one that succeeds. */
  sobras: number;
  /** Workers that have it now. */
  emCurso: number;
  /** Times that it failed by itself, not by an injected fault. */
  recusas: number;
  ultimoErro: string | undefined;
  /** Step of the run before which it is not delivered again. */
  depoisDe: number;
  apagada: boolean;
}

export function descrever(t: Trabalho): string {
  switch (t.tipo) {
    case 'leituras':
    case 'retorno':
      return `${t.tipo} ${t.arquivo.nome}`;
    case 'abrir':
      return `abrir grupo ${t.grupo}`;
    case 'passo':
      return `${t.passo} ciclo ${t.ciclo}`;
    case 'calcular':
    case 'emitir':
      return `${t.tipo} rota ${t.rota} do ciclo ${t.ciclo}`;
  }
}

import type { AcaoCritica } from '../../nucleo/situacoes.ts';

/** The key of each decision. */
export const TECLA_DA_ACAO: Readonly<Record<AcaoCritica, string>> = {
  ACEITAR: 'A',
  CORRIGIR_LEITURA: 'C',
  PEDIR_RELEITURA: 'R',
  FATURAR_MEDIA: 'M',
  ESTACIONAR: 'E',
  LIBERAR: 'L',
};

/** In the order in which they are offered. */
export const ACOES: readonly AcaoCritica[] = ['ACEITAR', 'CORRIGIR_LEITURA', 'PEDIR_RELEITURA', 'FATURAR_MEDIA', 'ESTACIONAR', 'LIBERAR'];

/** What a key pressed on the grid asks for. */
export type Comando =
  | { readonly tipo: 'mover'; readonly passo: number }
  | { readonly tipo: 'ponta'; readonly qual: 'primeira' | 'ultima' }
  | { readonly tipo: 'decidir'; readonly acao: AcaoCritica }
  | { readonly tipo: 'marcar' }
  | { readonly tipo: 'desmarcar' }
  | { readonly tipo: 'pendente' }
  | { readonly tipo: 'detalhe' }
  | { readonly tipo: 'ajuda' };

const SALTO = 10;
const FIXOS: Readonly<Record<string, Comando>> = {
  ArrowDown: { tipo: 'mover', passo: 1 },
  ArrowUp: { tipo: 'mover', passo: -1 },
  PageDown: { tipo: 'mover', passo: SALTO },
  PageUp: { tipo: 'mover', passo: -SALTO },
  Home: { tipo: 'ponta', qual: 'primeira' },
  End: { tipo: 'ponta', qual: 'ultima' },
  ' ': { tipo: 'marcar' },
  Escape: { tipo: 'desmarcar' },
  Enter: { tipo: 'detalhe' },
  '?': { tipo: 'ajuda' },
  n: { tipo: 'pendente' },
};

/** Keys with Ctrl, Alt or Command belong to the browser. */
export function comandoDe(e: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Comando | null {
  if (e.ctrlKey || e.metaKey || e.altKey) return null;
  const tecla = e.key.length === 1 ? e.key.toLowerCase() : e.key;
  const acao = ACOES.find((a) => TECLA_DA_ACAO[a].toLowerCase() === tecla);
  return acao === undefined ? (FIXOS[tecla] ?? null) : { tipo: 'decidir', acao };
}

/** The help, as people read it. */
export const AJUDA: readonly (readonly [teclas: readonly string[], oque: string])[] = [
  [['↑', '↓'], 'Linha anterior e seguinte'],
  [['PgUp', 'PgDn'], 'Dez linhas'],
  [['Home', 'End'], 'Primeira e última linha'],
  [['N'], 'Próximo pendente'],
  [['Espaço'], 'Marcar a linha para decidir várias de uma vez'],
  [['Esc'], 'Desmarcar todas'],
  [['Enter'], 'Abrir o detalhe (em tela estreita)'],
  [['A'], 'Aceitar a conta como está'],
  [['C'], 'Corrigir a leitura'],
  [['R'], 'Pedir releitura'],
  [['M'], 'Faturar pela média'],
  [['E'], 'Estacionar: fica fora desta emissão'],
  [['L'], 'Liberar do estacionamento'],
  [['?'], 'Mostrar esta ajuda'],
];

/** What the people of the demonstration decide of what the crítica found: one of each kind of act, and whatever holds the approval. */

/** A finding as the API lists it. Readings and volumes in whole m³, the bill in centavos. */
export interface Apontamento {
  readonly cdc: number;
  readonly regra: string;
  /** What the rule says, for people. */
  readonly detalhe: string;
  readonly bloqueia: boolean;
  readonly situacao: string;
  readonly leituraAnterior: number | null;
  readonly media: number | null;
  readonly valor: number;
}

export type Ato = 'ACEITAR' | 'CORRIGIR_LEITURA' | 'PEDIR_RELEITURA' | 'FATURAR_MEDIA' | 'LIBERAR' | 'ESTACIONAR';

export interface Decisao {
  readonly cdc: number;
  readonly acao: Ato;
  /** Only with CORRIGIR_LEITURA. */
  readonly leitura?: number;
  readonly motivo: string;
}

const MOTIVOS: Readonly<Record<Ato, string>> = {
  ACEITAR: 'Consumo confirmado com o morador por telefone',
  CORRIGIR_LEITURA: 'A foto mostra outro número: dígito trocado na digitação',
  PEDIR_RELEITURA: 'Leitura sem explicação: voltar ao local antes de cobrar',
  FATURAR_MEDIA: 'Leitura não confiável neste mês: cobrar pela média',
  LIBERAR: 'Condomínio avisado: a parte comum fica em zero e a diferença passa ao próximo mês',
  ESTACIONAR: 'Fora desta emissão até o cadastro ser conferido',
};

/** Which kinds of act were done before, by what they left. */
const FEITO_POR: Readonly<Record<string, Ato>> = { ACEITO: 'ACEITAR', CORRIGIDO: 'CORRIGIR_LEITURA', RELEITURA: 'PEDIR_RELEITURA', MEDIA: 'FATURAR_MEDIA' };

/** Read lower than the month before, and not because the dial went past its last digit: that, a person only confirms. */
const voltou = (a: Apontamento): boolean => a.regra === 'MEDICAO' && a.detalhe.startsWith('Leitura menor') && !a.detalhe.includes('virada');
const gastouPouco = (a: Apontamento): boolean => a.regra === 'CONSUMO_BAIXO' && a.valor > 0;

/** Which findings suit each kind of act that people do once to show it, in this order. */
const AMOSTRAS: readonly (readonly [Ato, (a: Apontamento) => boolean])[] = [
  ['CORRIGIR_LEITURA', voltou],
  ['FATURAR_MEDIA', (a) => a.media !== null && (voltou(a) || gastouPouco(a))],
  ['PEDIR_RELEITURA', (a) => gastouPouco(a) || a.regra === 'CONSUMO_ZERO'],
  ['ACEITAR', (a) => a.regra === 'CONSUMO_ALTO' || a.regra === 'VALOR_ALTO'],
];

function decidir({ cdc, detalhe, leituraAnterior, media }: Apontamento, acao: Ato): Decisao {
  if (acao === 'ACEITAR' && detalhe.includes('virada')) return { cdc, acao, motivo: 'A foto mostra que o hidrômetro virou' };
  if (acao !== 'CORRIGIR_LEITURA') return { cdc, acao, motivo: MOTIVOS[acao] };
  const leitura = (leituraAnterior ?? 0) + (media ?? 10);
  return { cdc, acao, leitura, motivo: `${MOTIVOS[acao]}; vale ${leitura}` };
}

/** Of what blocks: a negative master is released, a reading that cannot be right goes by média, anything else (a rollover) is accepted as it is. */
function doBloqueio(a: Apontamento): Ato {
  if (a.regra === 'MASTER_NEGATIVO') return 'LIBERAR';
  return a.media !== null && voltou(a) ? 'FATURAR_MEDIA' : 'ACEITAR';
}

/**
 * One decision for each ligação at most, in the order in which they are taken. `todos`: every finding of the cycle, decided or not; `agora`: the
 * kinds of act done in this run, whose findings may be gone with the new calculation.
 */
export function planejarCritica(todos: readonly Apontamento[], agora: ReadonlySet<Ato> = new Set()): readonly Decisao[] {
  const feitos = new Set([...agora, ...todos.map((a) => FEITO_POR[a.situacao])]);
  const pendentes = todos.filter((a) => a.situacao === 'PENDENTE');
  const porLigacao = new Map<number, Decisao>();
  for (const [acao, serve] of AMOSTRAS) {
    if (feitos.has(acao)) continue;
    // A negative master is decided as such, whatever else was found in it.
    const escolhido = pendentes.find((a) => serve(a) && !porLigacao.has(a.cdc) && !pendentes.some((b) => b.cdc === a.cdc && b.regra === 'MASTER_NEGATIVO'));
    if (escolhido !== undefined) porLigacao.set(escolhido.cdc, decidir(escolhido, acao));
  }
  const bloqueiam = pendentes.filter((a) => a.bloqueia).sort((a, b) => Number(b.regra === 'MASTER_NEGATIVO') - Number(a.regra === 'MASTER_NEGATIVO'));
  for (const a of bloqueiam) if (!porLigacao.has(a.cdc)) porLigacao.set(a.cdc, decidir(a, doBloqueio(a)));
  return [...porLigacao.values()];
}

/** What to try when an act turns out not to fit how the ligação stands. */
export function alternativas({ cdc, acao }: Decisao): readonly Decisao[] {
  return (['ACEITAR', 'LIBERAR', 'FATURAR_MEDIA', 'ESTACIONAR'] as const).filter((a) => a !== acao).map((a) => ({ cdc, acao: a, motivo: MOTIVOS[a] }));
}

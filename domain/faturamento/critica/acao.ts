/** What a person may decide of a ligação in the crítica, by how it stands (TR 14.4). */
import { impossivel } from '../../comum/afirmar.ts';
import type { AcaoDaCritica } from '../previa/entrada.ts';
import { situacaoDo, TEXTO_DO_MOTIVO, type MotivoSemFatura } from '../previa/previa.ts';

/** What a decision makes of the findings that it answers. */
export const SITUACAO_DA_ACAO = {
  ACEITAR: 'ACEITO',
  LIBERAR: 'ACEITO',
  CORRIGIR_LEITURA: 'CORRIGIDO',
  PEDIR_RELEITURA: 'RELEITURA',
  FATURAR_MEDIA: 'MEDIA',
  ESTACIONAR: 'ESTACIONADO',
} as const satisfies Readonly<Record<AcaoDaCritica, string>>;

/** How a ligação stands in the crítica. */
export interface LigacaoEmCritica {
  readonly motivo: MotivoSemFatura;
  /** Findings that nobody decided. */
  readonly pendentes: number;
  /** Has a meter to be read, of the network or of the well. */
  readonly medida: boolean;
}

/** Parked by a person or by the rule of TR 14.8: a person may take it out. The other reasons are cured where they are. */
const LIBERAVEIS: readonly MotivoSemFatura[] = ['MASTER_NEGATIVO', 'ESTACIONADA_POR_PESSOA', 'RELEITURA_PEDIDA'];

/** Why the action does not fit, in Portuguese, saying what does; null when it fits. */
export function porQueNaoCabe(acao: AcaoDaCritica, l: LigacaoEmCritica): string | null {
  switch (acao) {
    case 'ACEITAR':
      return l.pendentes > 0 || l.motivo === 'MASTER_NEGATIVO' ? null : 'A ligação não tem apontamento pendente: não há o que aceitar.';
    case 'LIBERAR':
      if (LIBERAVEIS.includes(l.motivo)) return null;
      return situacaoDo(l.motivo) === 'ESTACIONADA' ? TEXTO_DO_MOTIVO[l.motivo] : 'A ligação não está estacionada: não há o que liberar.';
    case 'ESTACIONAR':
      if (l.motivo === 'ESTACIONADA_POR_PESSOA') return 'A ligação já está estacionada. Para tirá-la daí, use LIBERAR.';
      return situacaoDo(l.motivo) === 'SEM_FATURA' ? `A ligação já não terá fatura. ${TEXTO_DO_MOTIVO[l.motivo]}` : null;
    case 'PEDIR_RELEITURA':
      if (l.motivo === 'RELEITURA_PEDIDA') return 'A releitura já foi pedida. Espere a nova leitura, corrija a atual ou libere a ligação.';
      return l.medida ? null : 'A ligação não tem hidrômetro: não há o que reler.';
    case 'CORRIGIR_LEITURA':
      return l.medida ? null : 'A ligação não tem hidrômetro: não há leitura a corrigir. Acerte o cadastro e recalcule.';
    case 'FATURAR_MEDIA':
      return l.medida ? null : 'A ligação não tem hidrômetro: o volume dela vem do cadastro, e não da média.';
    default:
      return impossivel(acao);
  }
}

/**
 * Whether the decision enters the calculation from now on. To accept changes nothing of it, so it does not take the place of an average or of
 * a correction decided before; but a negative master is only billed when a person says so.
 */
export function governaOCalculo(acao: AcaoDaCritica, motivo: MotivoSemFatura): boolean {
  return acao !== 'ACEITAR' || motivo === 'MASTER_NEGATIVO';
}

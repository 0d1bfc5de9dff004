import { contar } from '../../nucleo/formatar.ts';

/** `vence em 5 dias`, `vence hoje`, `venceu há 1 dia`, `respondido`. */
export function diasEmPalavras(dias: number | null): string {
  if (dias === null) return 'respondido';
  if (dias === 0) return 'vence hoje';
  return dias > 0 ? `vence em ${contar(dias, 'dia', 'dias')}` : `venceu há ${contar(-dias, 'dia', 'dias')}`;
}

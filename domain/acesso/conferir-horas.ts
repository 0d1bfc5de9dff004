/** Checks of what an administrator types as a window of access. */
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { MINUTOS_DO_DIA, type Horas, type Janela } from './janela-de-acesso.ts';

/**
 * Refusals: `janela/hora-invalida`; `janela/vazia`: beginning and end are the same, which one reads as nothing and another as the whole day;
 * `janela/sem-dia`.
 */
export function conferirJanela(janela: Janela): Resultado<Janela> {
  const horas = conferirHoras(janela);
  if (!horas.ok) return horas;
  if (janela.dias.length === 0) return recusa('janela/sem-dia', 'A janela não tem dia da semana. Marque ao menos um.', 'dias');
  return ok(janela);
}

/** The hours of a window or of an extra opening; the refusals are those of {@link conferirJanela} about hours. */
export function conferirHoras(horas: Horas): Resultado<Horas> {
  const entre = (minuto: number, de: number, ate: number): boolean => Number.isSafeInteger(minuto) && minuto >= de && minuto <= ate;
  if (!entre(horas.inicio, 0, MINUTOS_DO_DIA - 1)) return recusa('janela/hora-invalida', 'A hora de início não existe. Informe de 0h a 23h59.', 'inicio');
  if (!entre(horas.fim, 1, MINUTOS_DO_DIA)) return recusa('janela/hora-invalida', 'A hora de fim não existe. Informe de 0h01 a 24h.', 'fim');
  if (horas.inicio === horas.fim) return recusa('janela/vazia', 'O início e o fim são iguais. Para o dia todo, informe de 0h a 24h.', 'fim');
  return ok(horas);
}

import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Maquina } from './medida/maquina.ts';
import type { Resultado } from './relatorio.ts';

const ARQUIVO = fileURLToPath(new URL('./historico.jsonl', import.meta.url));

const curto = (v: number): number | null => (Number.isNaN(v) ? null : Number(v.toPrecision(4)));

/** Keeps the run as one line: ratios and what they depend on, so that the next one can be compared. */
export function guardar(em: Date, ligacoes: number, rodadas: number, postgres: string, m: Maquina, resultados: readonly Resultado[]): void {
  const linha = {
    em: em.toISOString(), ligacoes, rodadas, ...m, postgres,
    resultados: Object.fromEntries(
      resultados.map((r) => [r.id, { valor: curto(r.valor), cpu: r.razao === null ? null : curto(r.razao.cpu), passou: r.passou, ruidoso: r.razao?.ruidosa ?? false }]),
    ),
  };
  appendFileSync(ARQUIVO, `${JSON.stringify(linha)}\n`);
}

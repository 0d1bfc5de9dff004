import type { Razao } from './medida/razao.ts';

/** One goal and what came of it. */
export interface Resultado {
  readonly id: string;
  readonly nome: string;
  readonly valor: number;
  /** F, S, T, PK, or the unit of `valor`. */
  readonly unidade: string;
  readonly meta: number;
  /** `ate`: the value must not pass the goal; `desde`: it must reach it. */
  readonly sentido: 'ate' | 'desde';
  readonly passou: boolean;
  readonly razao: Razao | null;
  readonly nota: string | null;
}

/** Two workers on two cores: what the CPU ratio may be for the work to fit in the time of the goal, were the machine idle. */
const APROVEITAMENTO = 0.9;

/** A ratio to a floor. On a noisy run the CPU decides, which the neighbours do not take; `trabalhadores` cores shared the work. */
export function daRazao(id: string, nome: string, piso: string, r: Razao, meta: number, trabalhadores: number): Resultado {
  const metaCpu = meta * (trabalhadores === 1 ? 1 : trabalhadores * APROVEITAMENTO);
  const pelaCpu = r.ruidosa && !Number.isNaN(r.cpu);
  return {
    id, nome, valor: r.razao, unidade: `x ${piso}`, meta, sentido: 'ate', razao: r,
    passou: pelaCpu ? r.cpu <= metaCpu : r.razao <= meta,
    nota: pelaCpu ? `ruidoso: julgado pela CPU <= ${metaCpu.toFixed(2)}` : null,
  };
}

export function doNumero(id: string, nome: string, valor: number, unidade: string, meta: number, sentido: Resultado['sentido'], nota: string | null = null): Resultado {
  return { id, nome, valor, unidade, meta, sentido, passou: sentido === 'ate' ? valor <= meta : valor >= meta, razao: null, nota };
}

const casas = (v: number): string => (Number.isNaN(v) ? '-' : v >= 100 ? v.toFixed(0) : v >= 0.1 ? v.toFixed(2) : v.toFixed(4));

export function linhaDo(r: Resultado): string {
  const partes = [
    r.id.padEnd(4),
    r.nome.padEnd(46),
    `${casas(r.valor)}${r.unidade.startsWith('x') ? '' : ' '}${r.unidade}`.padEnd(14),
    r.razao === null ? ''.padEnd(12) : `(cpu ${casas(r.razao.cpu)}x)`.padEnd(12),
    `meta ${r.sentido === 'ate' ? '<=' : '>='} ${casas(r.meta)}`.padEnd(15),
    (r.passou ? 'passou' : 'FALHOU').padEnd(7),
    r.razao === null ? '' : `min ${casas(r.razao.min)} max ${casas(r.razao.max)} A/A ${casas(r.razao.aa)}`,
    r.nota ?? '',
  ];
  return partes.join(' ').trimEnd();
}

import { lerRetorno } from '../../domain/arrecadacao/febraban150/ler-retorno.ts';
import type { Amostra } from '../medida/medidor.ts';

const VEZES = 9;
/** Bytes of one sample: a small file is read many times, since a clock cannot see it once. */
const BYTES_POR_AMOSTRA = 27_000_000;

/** T: every byte taken once, in one pass, as any reader must. */
function tocar(bytes: Uint8Array): number {
  let soma = 0;
  for (let i = 0; i < bytes.length; i++) soma = (soma + (bytes[i] ?? 0)) | 0;
  return soma;
}

function cronometrar(vezes: number, trabalho: () => unknown): Amostra {
  const antes = process.cpuUsage();
  const inicio = performance.now();
  for (let i = 0; i < vezes; i++) trabalho();
  const ms = performance.now() - inicio;
  const { user, system } = process.cpuUsage(antes);
  return { ms, cpu: (user + system) / 1000, cpuNode: (user + system) / 1000, wal: 0 };
}

export interface LeituraMedida {
  readonly pisos: readonly (readonly [Amostra, Amostra])[];
  readonly caminhos: readonly Amostra[];
}

/** Parsing with every check digit against touching the same bytes; the first runs, not yet compiled, are left out. */
export function medirLeituraDeRetorno(bytes: Uint8Array): LeituraMedida {
  const ler = (): void => {
    if (!lerRetorno(bytes).ok) throw new Error('o retorno do bench não se lê');
  };
  for (let i = 0; i < 3; i++) {
    tocar(bytes);
    ler();
  }
  const vezes = Math.ceil(BYTES_POR_AMOSTRA / bytes.length);
  const pisos: (readonly [Amostra, Amostra])[] = [];
  const caminhos: Amostra[] = [];
  for (let i = 0; i < VEZES; i++) {
    const antes = cronometrar(vezes, () => tocar(bytes));
    caminhos.push(cronometrar(vezes, ler));
    pisos.push([antes, cronometrar(vezes, () => tocar(bytes))]);
  }
  return { pisos, caminhos };
}

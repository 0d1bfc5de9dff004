import { join } from 'node:path';
import { criarRegistro } from '../lambda/registro.ts';

/** The platform's own log, `registros/plataforma.log`: failures that nobody is waiting to hear of. */
export interface Diario {
  readonly falhou: (e: unknown) => void;
  readonly anotou: (texto: string) => void;
}

export function abrirDiario(diretorioDados: string): Diario {
  const registro = criarRegistro(join(diretorioDados, 'registros'), 'plataforma');
  const escrever = (texto: string): void => registro.escrever({ pedido: null, fluxo: 'plataforma', texto });
  return { anotou: escrever, falhou: (e) => escrever(e instanceof Error ? (e.stack ?? e.message) : String(e)) };
}

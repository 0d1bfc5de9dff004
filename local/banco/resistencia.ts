import { setTimeout as pausa } from 'node:timers/promises';

/** The server went away or is coming back: nothing was decided, the same statement may be sent again. */
const PASSAGEIROS = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** Whether an error says that the database is out of reach for now, and not that the request is wrong. */
export function bancoForaDoAr(erro: unknown): boolean {
  if (!(erro instanceof Error)) return false;
  const codigo = 'code' in erro && typeof erro.code === 'string' ? erro.code : '';
  return PASSAGEIROS.has(codigo) || codigo.startsWith('08') || /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(erro.message);
}

/**
 * Runs `acao` again while the database is away (crash recovery takes seconds). The commit of a try that lost its connection may have
 * happened: `acao` must do no harm when it is repeated.
 */
export async function insistir<T>(acao: () => Promise<T>, limiteMs = 30_000): Promise<T> {
  const fim = performance.now() + limiteMs;
  for (let espera = 50; ; espera = Math.min(espera * 2, 1_000)) {
    try {
      return await acao();
    } catch (erro) {
      if (!bancoForaDoAr(erro) || performance.now() + espera > fim) throw erro;
      await pausa(espera);
    }
  }
}

import type { Executor } from '../conexao.ts';

/** Whether the database answers within `limiteMs`. @throws what kept it from answering */
export async function bancoResponde(banco: Executor, limiteMs: number): Promise<void> {
  let relogio: NodeJS.Timeout | undefined;
  const limite = new Promise<never>((_, recusar) => {
    relogio = setTimeout(() => recusar(new Error(`o banco de dados não respondeu em ${limiteMs} ms`)), limiteMs);
  });
  try {
    await Promise.race([banco.query('SELECT 1'), limite]);
  } finally {
    clearTimeout(relogio);
  }
}

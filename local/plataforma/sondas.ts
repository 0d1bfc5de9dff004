import { availableParallelism } from 'node:os';
import type { Pool } from '../../layers/postgres/conexao.ts';
import type { FilaDeOrigem } from '../lambda/fila-de-origem.ts';
import type { Lambdas } from '../lambda/lambdas.ts';
import type { MapeamentoSqs } from '../lambda/mapeamento.ts';
import { SondaSqs } from '../lambda/sonda-sqs.ts';
import type { Sqs } from '../sqs/sqs.ts';

/** One machine has few cores: the template's maximum is for a fleet. */
export function concorrenciaLocal(declarada: number | null): number {
  return Math.min(declarada ?? 10, availableParallelism() + 1);
}

function origem(sqs: Sqs, arn: string): FilaDeOrigem {
  return {
    receber: (maximo, esperaS, sinal) => sqs.receber(arn, { maximo, esperaS, sinal }),
    apagar: (m) => sqs.apagar(arn, [m.ReceiptHandle]),
    devolver: async (m, segundos) => {
      await sqs.mudarVisibilidade(arn, m.ReceiptHandle, segundos);
    },
  };
}

/**
 * Messages that a killed platform was working on are nobody's now: their consumers were its own threads. They come back at once instead of
 * after the visibility timeout, which is minutes, and the interrupted delivery does not count towards the dead-letter queue: the message did
 * nothing wrong.
 */
export async function devolverAbandonadas(pool: Pool, mapeamentos: readonly MapeamentoSqs[]): Promise<void> {
  const filas = mapeamentos.map((m) => m.arnDaFila.split(':').at(-1) ?? '');
  await pool.query(
    `UPDATE sqs.mensagem SET visivel_em = clock_timestamp(), recepcoes = greatest(recepcoes - 1, 0)
     WHERE fila = ANY($1) AND recibo IS NOT NULL AND visivel_em > clock_timestamp()`,
    [filas],
  );
}

/** One poller for each mapping, not started. */
export function criarSondas(mapeamentos: readonly MapeamentoSqs[], sqs: Sqs, lambdas: Lambdas, registrarFalha: (e: unknown) => void): SondaSqs[] {
  return mapeamentos.map((mapeamento) => {
    const funcao = lambdas.buscar(mapeamento.funcao);
    if (funcao === undefined) throw new Error(`${mapeamento.idLogico}: a função ${mapeamento.funcao} não está no template.`);
    return new SondaSqs({ mapeamento, fila: origem(sqs, mapeamento.arnDaFila), funcao, concorrencia: concorrenciaLocal(mapeamento.concorrencia), registrarFalha });
  });
}

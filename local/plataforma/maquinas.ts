import type { Pool } from '../../layers/postgres/conexao.ts';
import type { Lambdas } from '../lambda/lambdas.ts';
import type { Sqs } from '../sqs/sqs.ts';
import type { ServicosAws } from './porta-aws.ts';
import type { Alicerce } from './servicos.ts';

interface Vizinhos {
  readonly pool: Pool;
  readonly sqs: Sqs;
  readonly lambdas: Lambdas;
}

export interface Maquinas {
  readonly porAlvo: ServicosAws['porAlvo'];
  /** Resumes what was running and lets schedules fire. */
  readonly animar: () => Promise<void>;
}

/** State machines and schedules of the template. */
export function erguerMaquinas(_a: Alicerce, _v: Vizinhos): Promise<Maquinas> {
  return Promise.resolve({ porAlvo: {}, animar: () => Promise.resolve() });
}

import { createHash } from 'node:crypto';
import type { Pool } from '../../layers/postgres/conexao.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import type { Maquina } from './carregar.ts';
import { carregarMaquina } from './carregar.ts';

/** The definitions in use: the newest of each machine, and the older ones that running executions keep. */
export class Definicoes {
  readonly #pool: Pool;
  readonly #prontas = new Map<string, Maquina>();
  readonly #maquinas = new Map<string, string>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async carregar(): Promise<void> {
    const { rows } = await this.#pool.query<{ arn: string; definicao: string }>('SELECT arn, definicao FROM sfn.maquina');
    for (const { arn, definicao } of rows) this.#maquinas.set(arn, definicao);
    // Read now, because a transition must not ask for a second connection while it holds one.
    const emUso = await this.#pool.query<{ definicao: string }>(`SELECT DISTINCT definicao FROM sfn.execucao WHERE situacao = 'RUNNING'`);
    for (const { definicao } of emUso.rows) await this.maquina(definicao);
  }

  /** Stores the definition of a machine; executions started from now on follow it. */
  async registrar(arn: string, texto: string, agora: Date): Promise<void> {
    const maquina = carregarMaquina(texto);
    const resumo = createHash('sha256').update(texto).digest('hex');
    await emTransacao(this.#pool, async (cliente) => {
      await cliente.query('INSERT INTO sfn.definicao VALUES ($1, $2) ON CONFLICT DO NOTHING', [resumo, texto]);
      await cliente.query(
        `INSERT INTO sfn.maquina VALUES ($1, $2, $3, $3)
         ON CONFLICT (arn) DO UPDATE SET definicao = $2, alterada_em = $3 WHERE sfn.maquina.definicao <> $2`,
        [arn, resumo, agora],
      );
    });
    this.#prontas.set(resumo, maquina);
    this.#maquinas.set(arn, resumo);
  }

  /** Digest of the newest definition of a machine. */
  atual(arn: string): string | undefined {
    return this.#maquinas.get(arn);
  }

  todas(): readonly string[] {
    return [...this.#maquinas.keys()].sort();
  }

  /** Newest definition of a machine as text, with the instants of its creation and of its last change. */
  async descrever(arn: string): Promise<{ texto: string; criadaEm: Date; alteradaEm: Date } | undefined> {
    const { rows } = await this.#pool.query<{ texto: string; criadaEm: Date; alteradaEm: Date }>(
      `SELECT d.texto, m.criada_em AS "criadaEm", m.alterada_em AS "alteradaEm" FROM sfn.maquina m JOIN sfn.definicao d ON d.resumo = m.definicao WHERE m.arn = $1`,
      [arn],
    );
    return rows[0];
  }

  async maquina(resumo: string): Promise<Maquina> {
    const pronta = this.#prontas.get(resumo);
    if (pronta !== undefined) return pronta;
    const { rows } = await this.#pool.query<{ texto: string }>('SELECT texto FROM sfn.definicao WHERE resumo = $1', [resumo]);
    const lida = carregarMaquina(rows[0]?.texto ?? '');
    this.#prontas.set(resumo, lida);
    return lida;
  }
}

import type { Pool } from '../../layers/postgres/conexao.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';

/** Any number, the same for everybody: two platforms that start together upgrade one after the other. */
const TRAVA = 7_203_541;

/**
 * Brings the tables of one embedded service to the newest version. State survives upgrades of the program, so a published step is never
 * edited: a change is a new step at the end.
 * @param passos SQL of each version, in order
 */
export async function garantirEsquema(pool: Pool, servico: string, passos: readonly string[]): Promise<void> {
  await emTransacao(pool, async (cliente) => {
    await cliente.query('SELECT pg_advisory_xact_lock($1)', [TRAVA]);
    await cliente.query('CREATE TABLE IF NOT EXISTS esquema_local (servico text PRIMARY KEY, versao int NOT NULL)');
    const { rows } = await cliente.query<{ versao: number }>('SELECT versao FROM esquema_local WHERE servico = $1', [servico]);
    const versao = rows[0]?.versao ?? 0;
    if (versao > passos.length) throw new Error(`Os dados do serviço ${servico} foram gravados por uma versão mais nova deste programa. Atualize-o.`);
    for (const passo of passos.slice(versao)) await cliente.query(passo);
    await cliente.query('INSERT INTO esquema_local VALUES ($1, $2) ON CONFLICT (servico) DO UPDATE SET versao = excluded.versao', [servico, passos.length]);
  });
}

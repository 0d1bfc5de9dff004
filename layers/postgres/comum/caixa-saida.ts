import type pg from 'pg';
import { emTransacao } from '../transacao.ts';
import type { Executor, Pool } from '../conexao.ts';

/** Effects outside the database. `chave` makes each one unique: the same decision taken twice leaves one row. */
export type Efeito =
  | { readonly tipo: 'iniciar-ciclo'; readonly chave: string; readonly conteudo: { readonly ciclo: number } }
  | { readonly tipo: 'calcular-rota'; readonly chave: string; readonly conteudo: { readonly ciclo: number; readonly rota: number } }
  | { readonly tipo: 'responder-tarefa'; readonly chave: string; readonly conteudo: { readonly token: string; readonly saida: unknown } };

/** Leaves an effect to be published after commit. */
export async function deixarNaSaida(banco: Executor, efeito: Efeito): Promise<void> {
  await banco.query('INSERT INTO comum.caixa_saida (tipo, chave, conteudo) VALUES ($1, $2, $3) ON CONFLICT (tipo, chave) DO NOTHING', [
    efeito.tipo,
    efeito.chave,
    JSON.stringify(efeito.conteudo),
  ]);
}

/**
 * Publishes what is pending, oldest first, one transaction each: a row is marked only after its effect happened, so a crash repeats the
 * effect and never loses it. Two publishers never hold the same row; one that fails does not hold the others.
 * @returns how many effects were published.
 * @throws the first failure, after the others were tried.
 */
export async function publicarPendentes(pool: Pool, publicar: (efeito: Efeito) => Promise<void>): Promise<number> {
  let feitos = 0;
  let falha: Error | undefined;
  for (let ultimo: number | undefined = 0; ultimo !== undefined; ) {
    const depoisDe: number = ultimo;
    let tentado: number | undefined;
    try {
      ultimo = await emTransacao(pool, (cliente) => publicarUm(cliente, depoisDe, publicar, (id) => (tentado = id)));
      if (ultimo !== undefined) feitos++;
    } catch (erro) {
      if (tentado === undefined) throw erro;
      falha ??= erro instanceof Error ? erro : new Error(String(erro));
      ultimo = tentado;
    }
  }
  if (falha !== undefined) throw falha;
  return feitos;
}

async function publicarUm(
  cliente: pg.ClientBase,
  depoisDe: number,
  publicar: (efeito: Efeito) => Promise<void>,
  aoTentar: (id: number) => void,
): Promise<number | undefined> {
  const { rows } = await cliente.query<{ id: number } & Efeito>(
    `SELECT id, tipo, chave, conteudo FROM comum.caixa_saida
      WHERE publicado_em IS NULL AND id > $1 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [depoisDe],
  );
  const linha = rows[0];
  if (linha === undefined) return undefined;
  aoTentar(linha.id);
  await publicar(linha);
  await cliente.query('UPDATE comum.caixa_saida SET publicado_em = clock_timestamp() WHERE id = $1', [linha.id]);
  return linha.id;
}

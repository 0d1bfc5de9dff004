/** What the handler of each message runs: the use cases of the platform, as the functions do it. */
import type { Pool } from '../../../layers/postgres/conexao.ts';
import type { CasosDeUso } from './casos-de-uso.ts';
import type { Trabalho } from './mensagens.ts';
import { AGORA, HOJE, momento } from './plano.ts';

const M = momento(HOJE);

/** @param ficha token that the wait for the crítica keeps */
export function tratar(casos: CasosDeUso, pool: Pool, trabalhos: readonly Trabalho[], ficha: string): Promise<unknown> {
  const [t] = trabalhos;
  if (t === undefined) throw new Error('lote vazio');
  switch (t.tipo) {
    case 'leituras':
      return casos.receberLeituras(pool, t.arquivo, M);
    case 'retorno':
      return casos.receberRetorno(pool, t.arquivo, M);
    case 'abrir':
      return abrir(casos, pool, t.grupo);
    case 'calcular':
      return casos.calcularRotas(pool, t.ciclo, rotasDe(trabalhos), M);
    case 'emitir':
      return casos.emitirRotas(pool, t.ciclo, rotasDe(trabalhos), M);
    case 'passo':
      return tratarPasso(casos, pool, t, ficha);
  }
}

function tratarPasso(casos: CasosDeUso, pool: Pool, { ciclo, passo }: Extract<Trabalho, { tipo: 'passo' }>, ficha: string): Promise<unknown> {
  switch (passo) {
    case 'congelar':
      return casos.congelarLote(pool, ciclo, M);
    case 'fechar':
      return casos.fecharPrevia(pool, ciclo, M);
    case 'aguardar':
      return casos.aguardarCritica(pool, ciclo, ficha);
    case 'numerar':
      return casos.numerar(pool, ciclo);
    case 'concluir':
      return casos.concluir(pool, ciclo, M);
  }
}

async function abrir(casos: CasosDeUso, pool: Pool, grupo: number): Promise<void> {
  const aberto = await casos.abrirCiclo(pool, grupo, AGORA.mes, M);
  if (!aberto.ok && aberto.erro.codigo !== 'ciclo/ja-aberto') throw new Error(aberto.erro.codigo);
}

/** The first rota of a cycle, for a person to send back. */
export async function primeiraRota(pool: Pool, ciclo: number): Promise<number> {
  const { rows } = await pool.query<{ rota: number }>('SELECT rota FROM faturamento.ciclo_rota WHERE ciclo = $1 ORDER BY rota LIMIT 1', [ciclo]);
  return rows[0]?.rota ?? 0;
}

function rotasDe(trabalhos: readonly Trabalho[]): readonly number[] {
  return trabalhos.flatMap((t) => ('rota' in t ? [t.rota] : []));
}

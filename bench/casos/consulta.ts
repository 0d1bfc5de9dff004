import { dataCivil } from '../../domain/comum/data-civil.ts';
import { mostrarLigacao } from '../../layers/postgres/cadastro/mostrar-ligacao.ts';
import { criarPool } from '../../layers/postgres/conexao.ts';
import type { AcessoDoBench } from '../banco/servidor.ts';
import { mediana } from '../medida/estatistica.ts';

const CONSULTAS = 1_500;
const HOJE = dataCivil('2026-12-22');

export interface ConsultaMedida {
  /** Medians, ms. */
  readonly chave: number;
  readonly ligacao: number;
}

/** Everything about a ligação against one row by its key: same driver, same connection, taken in turns. */
export async function medirConsulta(acesso: AcessoDoBench): Promise<ConsultaMedida> {
  const pool = criarPool(acesso);
  try {
    const { rows } = await pool.query<{ cdc: number }>(`SELECT cdc FROM cadastro.ligacao WHERE situacao = 'ATIVA' ORDER BY cdc % 997, cdc LIMIT $1`, [CONSULTAS]);
    const tempos = { chave: [] as number[], ligacao: [] as number[] };
    const cronometrar = async (lista: number[], consulta: () => Promise<unknown>): Promise<void> => {
      const inicio = performance.now();
      await consulta();
      lista.push(performance.now() - inicio);
    };
    for (const { cdc } of rows) {
      await cronometrar(tempos.chave, () => pool.query({ name: 'bench-pk', text: 'SELECT * FROM cadastro.ligacao WHERE cdc = $1', values: [cdc] }));
      await cronometrar(tempos.ligacao, () => mostrarLigacao(pool, cdc, HOJE));
    }
    const quentes = (lista: readonly number[]): readonly number[] => lista.slice(lista.length / 5);
    return { chave: mediana(quentes(tempos.chave)), ligacao: mediana(quentes(tempos.ligacao)) };
  } finally {
    await pool.end();
  }
}

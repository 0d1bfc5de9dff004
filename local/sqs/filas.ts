import type { Pool } from '../../layers/postgres/conexao.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import type { ConfiguracaoDaFila, Fila, Profundidade } from './tipos.ts';
import { CONFIGURACAO_PADRAO } from './tipos.ts';

interface LinhaDaFila {
  readonly nome: string;
  readonly visibilidade_s: number;
  readonly atraso_s: number;
  readonly retencao_s: number;
  readonly tamanho_maximo: number;
  readonly espera_s: number;
  readonly fila_morta: string | null;
  readonly recepcoes_maximas: number | null;
  readonly criada_em: Date;
  readonly alterada_em: Date;
}

function ler(l: LinhaDaFila): Fila {
  return {
    nome: l.nome,
    visibilidadeS: l.visibilidade_s,
    atrasoS: l.atraso_s,
    retencaoS: l.retencao_s,
    tamanhoMaximo: l.tamanho_maximo,
    esperaS: l.espera_s,
    filaMorta: l.fila_morta !== null && l.recepcoes_maximas !== null ? { nome: l.fila_morta, recepcoes: l.recepcoes_maximas } : null,
    criadaEm: l.criada_em,
    alteradaEm: l.alterada_em,
  };
}

/** The queues themselves. This process alone changes them, so what was read stays true and is kept in memory. */
export class Filas {
  readonly #pool: Pool;
  readonly #relogio: Relogio;
  readonly #conhecidas = new Map<string, Fila>();

  constructor(pool: Pool, relogio: Relogio) {
    this.#pool = pool;
    this.#relogio = relogio;
  }

  async carregar(): Promise<void> {
    const { rows } = await this.#pool.query<LinhaDaFila>('SELECT * FROM sqs.fila');
    for (const linha of rows) this.#conhecidas.set(linha.nome, ler(linha));
  }

  buscar(nome: string): Fila | undefined {
    return this.#conhecidas.get(nome);
  }

  /** In order of name. */
  todas(): readonly Fila[] {
    return [...this.#conhecidas.values()].sort((a, b) => (a.nome < b.nome ? -1 : 1));
  }

  /** Creates the queue, or gives the one that exists this configuration. Messages stay. */
  async garantir(nome: string, parcial: Partial<ConfiguracaoDaFila>): Promise<Fila> {
    const c: ConfiguracaoDaFila = { ...CONFIGURACAO_PADRAO, ...parcial };
    const agora = this.#relogio.agora();
    const valores = [nome, c.visibilidadeS, c.atrasoS, c.retencaoS, c.tamanhoMaximo, c.esperaS, c.filaMorta?.nome ?? null, c.filaMorta?.recepcoes ?? null, agora];
    const { rows } = await this.#pool.query<LinhaDaFila>(
      `INSERT INTO sqs.fila VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       ON CONFLICT (nome) DO UPDATE SET visibilidade_s = $2, atraso_s = $3, retencao_s = $4, tamanho_maximo = $5, espera_s = $6,
         fila_morta = $7, recepcoes_maximas = $8, alterada_em = $9
       RETURNING *`,
      valores,
    );
    for (const linha of rows) this.#conhecidas.set(nome, ler(linha));
    const fila = this.#conhecidas.get(nome);
    if (fila === undefined) throw new Error(`A fila ${nome} não foi gravada.`);
    return fila;
  }

  async apagar(nome: string): Promise<void> {
    await this.#pool.query('DELETE FROM sqs.fila WHERE nome = $1', [nome]);
    this.#conhecidas.delete(nome);
  }

  /** Depth of one queue, or of all, in order of name. */
  async profundidade(nome?: string): Promise<Profundidade[]> {
    const { rows } = await this.#pool.query<{ fila: string; visiveis: number; em_voo: number; atrasadas: number; mais_antiga: Date | null }>(
      `SELECT f.nome AS fila,
              count(*) FILTER (WHERE m.visivel_em <= $1) AS visiveis,
              count(*) FILTER (WHERE m.visivel_em > $1 AND m.recibo IS NOT NULL) AS em_voo,
              count(*) FILTER (WHERE m.visivel_em > $1 AND m.recibo IS NULL) AS atrasadas,
              min(m.enviada_em) AS mais_antiga
         FROM sqs.fila f LEFT JOIN sqs.mensagem m ON m.fila = f.nome AND m.expira_em > $1
        WHERE $2::text IS NULL OR f.nome = $2
        GROUP BY f.nome ORDER BY f.nome`,
      [this.#relogio.agora(), nome ?? null],
    );
    const agora = this.#relogio.agora().getTime();
    return rows.map((l) => ({
      fila: l.fila,
      visiveis: l.visiveis,
      emVoo: l.em_voo,
      atrasadas: l.atrasadas,
      idadeMaiorS: l.mais_antiga === null ? 0 : Math.max(0, Math.round((agora - l.mais_antiga.getTime()) / 1000)),
    }));
  }
}

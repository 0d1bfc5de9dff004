import type { Cliente, Pool } from '../../layers/postgres/conexao.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { garantirEsquema } from '../banco/esquema.ts';
import { bancoForaDoAr, insistir } from '../banco/resistencia.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import { entregarPendentes } from './entrega.ts';
import { ESQUEMA_AGENDA } from './esquema.ts';
import type { Expressao } from './expressao.ts';
import { lerExpressao } from './expressao.ts';
import type { Agendamento, Disparo, SituacaoDoAgendamento } from './tipos.ts';
import { turnosPerdidos } from './turnos.ts';

export interface OpcoesAgenda {
  /** The platform's clock. Moved forward, it makes the turns in between happen; moved back, no turn happens twice. */
  readonly relogio: Relogio;
  /** Calls the target; a rejection is tried again as the schedule says. */
  readonly disparar: (disparo: Disparo) => Promise<void>;
  readonly aoFalhar?: (erro: unknown) => void;
}

/** The scheduler. */
export interface Agenda {
  /**
   * The whole list of schedules. One whose expression did not change keeps the turn it was waiting for; one that is not listed is forgotten.
   * @throws Error in Portuguese when an expression is wrong or not supported
   */
  registrar(agendamentos: readonly Agendamento[]): Promise<void>;
  /** Starts to watch the clock, delivering first what a crash interrupted. */
  iniciar(): void;
  /** Makes a turn happen now, besides those of the calendar; ends when the target answered or its first try failed. */
  dispararAgora(nome: string): Promise<void>;
  listar(): Promise<readonly SituacaoDoAgendamento[]>;
  /** Waits for deliveries in course. */
  parar(): Promise<void>;
}

interface Linha {
  readonly nome: string;
  readonly expressao: string;
  readonly fuso: string;
  readonly criado_em: Date;
  readonly proximo_em: Date;
}

const BATIDA_MS = 200;
/** A step back of the clock larger than what time synchronisation makes. */
const RECUO_MS = 5_000;

class AgendaLocal implements Agenda {
  readonly #pool: Pool;
  readonly #o: OpcoesAgenda;
  readonly #expressoes = new Map<string, Expressao>();
  #batida: NodeJS.Timeout | undefined;
  #ocupada: Promise<void> | undefined;
  #ultimaHora = 0;
  /** Before this instant of the platform's clock there is nothing to do, and the tables are left alone. */
  #atencao = new Date(0);
  readonly #entregas = new Map<string, Promise<void>>();

  constructor(pool: Pool, opcoes: OpcoesAgenda) {
    this.#pool = pool;
    this.#o = opcoes;
  }

  async registrar(agendamentos: readonly Agendamento[]): Promise<void> {
    const agora = this.#o.relogio.agora();
    for (const a of agendamentos) lerExpressao(a.expressao, a.fuso, agora);
    await emTransacao(this.#pool, async (cliente) => {
      await cliente.query('DELETE FROM agenda.agendamento WHERE nome <> ALL ($1)', [agendamentos.map((a) => a.nome)]);
      await cliente.query(`DELETE FROM agenda.disparo WHERE situacao <> 'PENDENTE' AND previsto_em < $1::timestamptz - interval '90 days'`, [agora]);
      for (const a of agendamentos) {
        // The turn that was awaited survives a restart, and with it the fire of a day on which the platform was off at the hour.
        const { rows } = await cliente.query<Linha>(
          `INSERT INTO agenda.agendamento AS g (nome, expressao, fuso, alvo, entrada, tentativas, validade_s, ativo, criado_em)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           ON CONFLICT (nome) DO UPDATE SET expressao = $2, fuso = $3, alvo = $4, entrada = $5, tentativas = $6, validade_s = $7, ativo = $8,
             criado_em = CASE WHEN g.expressao = $2 AND g.fuso = $3 THEN g.criado_em ELSE $9 END,
             proximo_em = CASE WHEN g.expressao = $2 AND g.fuso = $3 AND $8 AND g.ativo THEN g.proximo_em END
           RETURNING nome, expressao, fuso, criado_em, proximo_em`,
          [a.nome, a.expressao, a.fuso, a.alvo, a.entrada, a.tentativas, a.validadeS, a.ativo, agora],
        );
        for (const linha of rows) if (a.ativo) await this.#remarcar(cliente, linha, agora);
      }
    });
    this.#atencao = new Date(0);
  }

  #expressao({ nome, expressao, fuso, criado_em }: Linha): Expressao {
    const chave = [nome, expressao, fuso, criado_em.getTime()].join('|');
    const lida = this.#expressoes.get(chave) ?? lerExpressao(expressao, fuso, criado_em);
    this.#expressoes.set(chave, lida);
    return lida;
  }

  /** Waits for the next turn of the calendar, unless an earlier one is already awaited. */
  async #remarcar(cliente: Pick<Cliente, 'query'>, linha: Linha, agora: Date): Promise<void> {
    const doCalendario = this.#expressao(linha).proximo(agora) ?? null;
    await cliente.query('UPDATE agenda.agendamento SET proximo_em = least(proximo_em, $2) WHERE nome = $1', [linha.nome, doCalendario]);
  }

  iniciar(): void {
    this.#batida ??= setInterval(() => this.#bater(), BATIDA_MS).unref();
  }

  #bater(): void {
    const agora = this.#o.relogio.agora();
    const recuou = agora.getTime() < this.#ultimaHora - RECUO_MS;
    if (!recuou && agora < this.#atencao) return;
    this.#ocupada ??= this.#cumprir(agora, recuou)
      .catch((erro: unknown) => {
        if (!bancoForaDoAr(erro)) this.#o.aoFalhar?.(erro);
      })
      .finally(() => {
        this.#ocupada = undefined;
      });
  }

  async #cumprir(agora: Date, recuou: boolean): Promise<void> {
    if (recuou) await this.#aoRecuar(agora);
    this.#ultimaHora = agora.getTime();
    const { rows } = await this.#pool.query<Linha>('SELECT nome, expressao, fuso, criado_em, proximo_em FROM agenda.agendamento WHERE ativo AND proximo_em <= $1', [agora]);
    for (const linha of rows) await this.#vencer(linha, agora);
    await this.#entregar(agora);
    const { rows: proximas } = await this.#pool.query<{ quando: Date | null }>(
      `SELECT least((SELECT min(proximo_em) FROM agenda.agendamento WHERE ativo), (SELECT min(proxima_em) FROM agenda.disparo WHERE situacao = 'PENDENTE')) AS quando`,
    );
    this.#atencao = proximas[0]?.quando ?? new Date(8.64e15);
  }

  /** The clock went back: turns far ahead are not the next ones any more. Those that happened already are known by their key. */
  async #aoRecuar(agora: Date): Promise<void> {
    const { rows } = await this.#pool.query<Linha>('SELECT nome, expressao, fuso, criado_em, proximo_em FROM agenda.agendamento WHERE ativo');
    for (const linha of rows) await this.#remarcar(this.#pool, linha, agora);
  }

  async #vencer(linha: Linha, agora: Date): Promise<void> {
    const { turnos, proximo } = turnosPerdidos(this.#expressao(linha), linha.proximo_em, agora, linha.fuso);
    await emTransacao(this.#pool, async (cliente) => {
      const { rowCount } = await cliente.query('UPDATE agenda.agendamento SET proximo_em = $3, ultimo_em = $4 WHERE nome = $1 AND proximo_em = $2', [linha.nome, linha.proximo_em, proximo ?? null, turnos.at(-1) ?? agora]);
      if (rowCount === 0) return;
      await cliente.query('INSERT INTO agenda.disparo (nome, previsto_em, proxima_em, criado_em) SELECT $1, t, $3, $3 FROM unnest($2::timestamptz[]) t ON CONFLICT DO NOTHING', [linha.nome, turnos, agora]);
    });
  }

  async #entregar(agora: Date): Promise<void> {
    const { rows } = await this.#pool.query<{ nome: string }>(`SELECT DISTINCT nome FROM agenda.disparo WHERE situacao = 'PENDENTE' AND proxima_em <= $1`, [agora]);
    for (const { nome } of rows) void this.#entregarDe(nome);
  }

  /** Turns of one schedule are delivered one after the other, those of others beside them. */
  #entregarDe(nome: string): Promise<void> {
    const emCurso = this.#entregas.get(nome);
    if (emCurso !== undefined) return emCurso;
    const entrega = entregarPendentes({ pool: this.#pool, ...this.#o }, nome)
      .catch((erro: unknown) => {
        if (!bancoForaDoAr(erro)) this.#o.aoFalhar?.(erro);
      })
      .finally(() => {
        this.#entregas.delete(nome);
        this.#atencao = new Date(0);
      });
    this.#entregas.set(nome, entrega);
    return entrega;
  }

  async dispararAgora(nome: string): Promise<void> {
    const agora = this.#o.relogio.agora();
    const { rowCount } = await insistir(() =>
      this.#pool.query('INSERT INTO agenda.disparo (nome, previsto_em, proxima_em, criado_em) SELECT nome, $2, $2, $2 FROM agenda.agendamento WHERE nome = $1 ON CONFLICT DO NOTHING', [nome, agora]),
    );
    if (rowCount === 0) throw new Error(`Não há agendamento chamado ${nome}.`);
    await this.#entregas.get(nome);
    await this.#entregarDe(nome);
  }

  async listar(): Promise<readonly SituacaoDoAgendamento[]> {
    const { rows } = await this.#pool.query<SituacaoDoAgendamento>(
      `SELECT nome, expressao, ativo, proximo_em AS "proximoEm", ultimo_em AS "ultimoEm",
              (SELECT count(*) FROM agenda.disparo d WHERE d.nome = g.nome AND situacao = 'PENDENTE') AS pendentes
         FROM agenda.agendamento g ORDER BY nome`,
    );
    return rows;
  }

  async parar(): Promise<void> {
    clearInterval(this.#batida);
    await this.#ocupada;
    await Promise.all(this.#entregas.values());
  }
}

/** Opens the scheduler on the tables of `pool`, creating them at the first time. */
export async function criarAgenda(pool: Pool, opcoes: OpcoesAgenda): Promise<Agenda> {
  await garantirEsquema(pool, 'agenda', ESQUEMA_AGENDA);
  return new AgendaLocal(pool, opcoes);
}

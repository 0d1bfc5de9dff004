import type { Cliente, Pool } from '../../layers/postgres/conexao.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { Lotes } from '../banco/lotes.ts';
import { insistir } from '../banco/resistencia.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import type { Maquina } from './carregar.ts';
import type { Definicoes } from './definicoes.ts';
import { ErroDeEstado } from './erros.ts';
import { correr, prazoDaTarefa } from './estados.ts';
import type { Alcance } from './integracoes.ts';
import { executarTarefa } from './integracoes.ts';
import type { Json } from './json.ts';
import { Lance } from './lance.ts';
import type { Execucao, Ramo } from './ramo.ts';
import { COLUNAS_DO_RAMO, chamadaDe } from './ramo.ts';
import { desistirDaTarefa, terminarTarefa, vencerPrazo } from './tarefa.ts';

export interface ContextoDoMotor {
  readonly pool: Pool;
  readonly relogio: Relogio;
  readonly definicoes: Definicoes;
  readonly alcance: Alcance;
  /** Told that something must happen at this instant. */
  readonly aoMarcar: (prazo: Date) => void;
  readonly aoFalhar: (erro: unknown) => void;
}

/** One transition to be made: it changes the thread it is about, and answers the one that goes on now, if any. */
export interface Decisao {
  /** The thread it is about; it may be gone when the turn comes. */
  readonly ramo?: number;
  /** A client is told of it, so it must be on disk. */
  readonly duravel?: boolean;
  readonly decidir: (lance: Lance, ramo: Ramo | undefined) => Promise<Ramo | undefined>;
}

/** How long a transition waits for a database that is being recovered. */
const PACIENCIA_MS = 120_000;

/**
 * Advances executions. Every transition happens in a transaction that holds the row of its execution, and the call that a thread waits for tells
 * a fresh answer from a stale one: nothing advances twice, and what was not committed is done again after a crash.
 */
export class Motor {
  readonly #c: ContextoDoMotor;
  readonly #lotes = new Lotes<Decisao>((execucao, decisoes) => this.#decidir(execucao, decisoes));
  /** Calls under way: what is being done is not done again. */
  readonly #chamadas = new Set<string>();
  #parado = false;

  constructor(contexto: ContextoDoMotor) {
    this.#c = contexto;
  }

  /** Makes one transition, together with others of the same execution that wait; it is dropped when the execution is not running. */
  transitar(execucao: number, decisao: Decisao): Promise<void> {
    return this.#lotes.entrar(execucao, decisao);
  }

  async #decidir(execucao: number, decisoes: readonly Decisao[]): Promise<void> {
    let tentativas = 0;
    const lance = await insistir(() => {
      tentativas++;
      return emTransacao(this.#c.pool, (cliente) => this.#umLance(cliente, execucao, decisoes));
    }, PACIENCIA_MS);
    if (lance !== undefined) {
      if (lance.ramos.prazo !== undefined) this.#c.aoMarcar(lance.ramos.prazo);
      for (const id of lance.correr) this.#soltar(this.#correr(execucao, id));
      for (const ramo of lance.chamadas) this.#soltar(this.#fazerTarefa(ramo, lance.maquina));
    }
    // A commit whose answer was lost may have happened: then this try found it done, and its calls are still owed.
    if (tentativas > 1) this.#soltar(this.retomar(execucao));
  }

  async #umLance(cliente: Cliente, execucao: number, decisoes: readonly Decisao[]): Promise<Lance | undefined> {
    // What nobody outside was told of need not wait for the disk: a crash loses a tail of the log, and with it all that came after.
    const sincrono = decisoes.some((d) => d.duravel === true) ? 'on' : 'off';
    const { rows } = await cliente.query<Execucao>(`SELECT e.*, set_config('synchronous_commit', $2, true) FROM sfn.execucao e WHERE id = $1 FOR UPDATE`, [execucao, sincrono]);
    const linha = rows[0];
    if (linha?.situacao !== 'RUNNING') return undefined;
    const lance = new Lance(cliente, linha, await this.#c.definicoes.maquina(linha.definicao), this.#c.relogio.agora());
    await lance.ramos.ler(decisoes.flatMap((d) => (d.ramo === undefined ? [] : [d.ramo])));
    for (const { ramo, decidir } of decisoes) {
      if (lance.encerrada) break;
      await correr(lance, await decidir(lance, ramo === undefined ? undefined : await lance.ramos.um(ramo)));
    }
    await lance.gravar();
    return lance;
  }

  #soltar(trabalho: Promise<void>): void {
    trabalho.catch((erro: unknown) => {
      if (!this.#parado) this.#c.aoFalhar(erro);
    });
  }

  async #correr(execucao: number, id: number): Promise<void> {
    if (this.#parado) return;
    await this.transitar(execucao, { ramo: id, decidir: (_lance, ramo) => Promise.resolve(ramo?.situacao === 'PRONTO' ? ramo : undefined) });
  }

  async #fazerTarefa({ id, estado, tarefa, execucao }: Ramo, maquina: Maquina): Promise<void> {
    const chamada = chamadaDe(tarefa);
    const definido = maquina.estados.get(estado);
    if (this.#parado || tarefa === null || chamada === undefined || definido?.Type !== 'Task' || this.#chamadas.has(chamada)) return;
    const concluir = (fim: (lance: Lance, ramo: Ramo) => Promise<Ramo | undefined>): Promise<void> =>
      this.transitar(execucao, { ramo: id, decidir: async (lance, ramo) => (ramo !== undefined && chamadaDe(ramo.tarefa) === chamada ? fim(lance, ramo) : undefined) });
    this.#chamadas.add(chamada);
    try {
      const resultado = await executarTarefa(this.#c.alcance, definido.Resource, tarefa.argumentos);
      if (this.#parado) return;
      if (tarefa.token === undefined) await concluir((lance, ramo) => terminarTarefa(lance, ramo, resultado));
      else await this.transitar(execucao, { decidir: (lance) => Promise.resolve(void lance.ramos.marcarEnviado(chamada)) });
    } catch (erro) {
      if (!(erro instanceof ErroDeEstado)) throw erro;
      if (!this.#parado) await concluir((lance, ramo) => desistirDaTarefa(lance, ramo, erro));
    } finally {
      this.#chamadas.delete(chamada);
    }
  }

  /** Does what the stored state of running executions (or of one) asks for and nobody is doing: at the start, and after a lost connection. */
  async retomar(execucao?: number): Promise<void> {
    const colunas = COLUNAS_DO_RAMO.split(', ').map((c) => `r.${c}`);
    const { rows } = await insistir(
      () =>
        this.#c.pool.query<Ramo & { definicao: string }>(
          `SELECT ${colunas.join(', ')}, e.definicao FROM sfn.ramo r JOIN sfn.execucao e ON e.id = r.execucao
            WHERE e.situacao = 'RUNNING' AND ($1::bigint IS NULL OR e.id = $1) AND (r.situacao IN ('PRONTO', 'INVOCANDO') OR (r.situacao = 'AGUARDANDO' AND NOT r.enviada))
            ORDER BY r.id`,
          [execucao ?? null],
        ),
      PACIENCIA_MS,
    );
    for (const ramo of rows) {
      if (ramo.situacao === 'PRONTO') this.#soltar(this.#correr(ramo.execucao, ramo.id));
      else this.#soltar(this.#fazerTarefa(ramo, await this.#c.definicoes.maquina(ramo.definicao)));
    }
    this.#c.aoMarcar(this.#c.relogio.agora());
  }

  /** Calls that a crash interrupted are to be made again with their whole time before them. */
  async renovarChamadas(): Promise<void> {
    const { rows } = await this.#c.pool.query<{ id: number; execucao: number }>(
      `SELECT r.id, r.execucao FROM sfn.ramo r JOIN sfn.execucao e ON e.id = r.execucao WHERE e.situacao = 'RUNNING' AND r.situacao = 'INVOCANDO'`,
    );
    const renovar = (lance: Lance, ramo: Ramo | undefined): Promise<undefined> => {
      if (ramo?.situacao !== 'INVOCANDO' || ramo.tarefa === null) return Promise.resolve(undefined);
      const { limiteS } = ramo.tarefa;
      if (limiteS !== undefined) ramo.tarefa = { ...ramo.tarefa, expiraEm: new Date(lance.agora.getTime() + limiteS * 1000).toISOString() };
      ramo.prazo = prazoDaTarefa(ramo.tarefa, lance.agora);
      lance.ramos.mudar(ramo);
      return Promise.resolve(undefined);
    };
    await Promise.all(rows.map(({ id, execucao }) => this.transitar(execucao, { ramo: id, decidir: renovar })));
  }

  /** A token was answered. `por` names the answer, so that its repetition after a lost connection is recognised. */
  responder(lance: Lance, ramo: Ramo, por: string, resposta: { readonly valor: Json } | { readonly erro: ErroDeEstado }): Promise<Ramo | undefined> {
    lance.fecharFicha(ramo, por);
    return 'valor' in resposta ? terminarTarefa(lance, ramo, resposta.valor) : desistirDaTarefa(lance, ramo, resposta.erro);
  }

  /** Something was due in a thread: the end of a wait, the next try, or the limit of a task. */
  vencer(execucao: number, id: number): Promise<void> {
    return this.transitar(execucao, { ramo: id, decidir: vencerPrazo });
  }

  /** Starts nothing more and waits for the transitions in course; calls still out are forgotten and made again at the next start. */
  async parar(): Promise<void> {
    this.#parado = true;
    await this.#lotes.esvaziar();
  }
}

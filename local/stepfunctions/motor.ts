import type { Pool } from '../../layers/postgres/conexao.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { insistir } from '../banco/resistencia.ts';
import type { Relogio } from '../protocolo/relogio.ts';
import type { Definicoes } from './definicoes.ts';
import { ErroDeEstado } from './erros.ts';
import { correr, prazoDaTarefa } from './estados.ts';
import type { Alcance } from './integracoes.ts';
import { executarTarefa } from './integracoes.ts';
import type { Json } from './json.ts';
import { LIMITE_DE_DADOS, tamanhoEmBytes } from './json.ts';
import { Lance } from './lance.ts';
import type { Efeito } from './lance.ts';
import type { Execucao, Ramo } from './ramo.ts';
import { estadoDe, falhar, sair } from './transicao.ts';
import { Vez } from './vez.ts';

export interface ContextoDoMotor {
  readonly pool: Pool;
  readonly relogio: Relogio;
  readonly definicoes: Definicoes;
  readonly alcance: Alcance;
  /** Told that something must happen at this instant. */
  readonly aoMarcar: (prazo: Date) => void;
  readonly aoFalhar: (erro: unknown) => void;
}

/** Decides what happens to an execution; answers the thread that goes on, if any. */
export type Decisao = (lance: Lance) => Promise<Ramo | undefined>;

/** How long a transition waits for a database that is being recovered. */
const PACIENCIA_MS = 120_000;

/**
 * Advances executions. Every transition is one transaction that holds the row of its execution, and the versions of the threads tell a
 * fresh answer from a stale one: nothing advances twice, and what was not committed is done again after a crash.
 */
export class Motor {
  readonly #c: ContextoDoMotor;
  readonly #vez = new Vez();
  /** Calls under way, by thread and version: what is being done is not done again. */
  readonly #chamadas = new Set<string>();
  #parado = false;

  constructor(contexto: ContextoDoMotor) {
    this.#c = contexto;
  }

  /**
   * One transition of one execution. Internal ones do not wait for the disk: a crash loses a tail of them, in the order of the log, and
   * with it whatever came after. What a client was told is flushed (`duravel`).
   * @returns false when the execution is not running any more
   */
  async transitar(execucao: number, decisao: Decisao, duravel = false): Promise<boolean> {
    let tentativas = 0;
    const umaVez = (): Promise<Lance | undefined> => {
      tentativas++;
      return emTransacao(this.#c.pool, (cliente) => this.#umLance(cliente, execucao, decisao, duravel));
    };
    const lance = await this.#vez.tomar(execucao, () => insistir(umaVez, PACIENCIA_MS));
    if (lance?.prazo !== undefined) this.#c.aoMarcar(lance.prazo);
    for (const efeito of lance?.efeitos ?? []) this.#efetuar(execucao, efeito);
    // A commit whose answer was lost may have happened: then this try found it done, and its effects are still owed.
    if (tentativas > 1) await this.retomar(execucao);
    return lance !== undefined;
  }

  async #umLance(cliente: ConstructorParameters<typeof Lance>[0], execucao: number, decisao: Decisao, duravel: boolean): Promise<Lance | undefined> {
    const { rows } = await cliente.query<Execucao>(`SELECT e.*, set_config('synchronous_commit', $2, true) FROM sfn.execucao e WHERE id = $1 FOR UPDATE`, [execucao, duravel ? 'on' : 'off']);
    const linha = rows[0];
    if (linha?.situacao !== 'RUNNING') return undefined;
    const lance = new Lance(cliente, linha, await this.#c.definicoes.maquina(linha.definicao), this.#c.relogio.agora());
    await correr(lance, await decisao(lance));
    await lance.gravar();
    return lance;
  }

  /** Does what the stored state of running executions (or of one) asks for and nobody is doing: at the start, and after a lost connection. */
  async retomar(execucao?: number): Promise<void> {
    const { rows } = await insistir(
      () =>
        this.#c.pool.query<{ id: number; execucao: number; situacao: Ramo['situacao'] }>(
          `SELECT r.id, r.execucao, r.situacao FROM sfn.ramo r JOIN sfn.execucao e ON e.id = r.execucao
            WHERE e.situacao = 'RUNNING' AND ($1::bigint IS NULL OR e.id = $1) AND (r.situacao IN ('PRONTO', 'INVOCANDO') OR (r.situacao = 'AGUARDANDO' AND NOT r.enviada))
            ORDER BY r.id`,
          [execucao ?? null],
        ),
      PACIENCIA_MS,
    );
    for (const { id, execucao: dela, situacao } of rows) this.#efetuar(dela, { tipo: situacao === 'PRONTO' ? 'correr' : 'tarefa', ramo: id });
    this.#c.aoMarcar(this.#c.relogio.agora());
  }

  /** Calls that a crash interrupted are to be made again with their whole time before them. */
  async renovarChamadas(): Promise<void> {
    const { rows } = await this.#c.pool.query<{ id: number; execucao: number }>(
      `SELECT r.id, r.execucao FROM sfn.ramo r JOIN sfn.execucao e ON e.id = r.execucao WHERE e.situacao = 'RUNNING' AND r.situacao = 'INVOCANDO'`,
    );
    for (const { id, execucao } of rows) {
      await this.transitar(execucao, async (lance) => {
        const ramo = await lance.ramo(id);
        if (ramo?.situacao !== 'INVOCANDO' || ramo.tarefa === null) return undefined;
        const { limiteS } = ramo.tarefa;
        if (limiteS !== undefined) ramo.tarefa = { ...ramo.tarefa, expiraEm: new Date(lance.agora.getTime() + limiteS * 1000).toISOString() };
        ramo.prazo = prazoDaTarefa(ramo.tarefa, lance.agora);
        lance.mudar(ramo);
        return undefined;
      });
    }
  }

  #efetuar(execucao: number, { tipo, ramo }: Efeito): void {
    if (this.#parado) return;
    const trabalho = tipo === 'correr' ? this.#correr(execucao, ramo) : this.#fazerTarefa(execucao, ramo);
    trabalho.catch((erro: unknown) => {
      if (!this.#parado) this.#c.aoFalhar(erro);
    });
  }

  async #correr(execucao: number, id: number): Promise<void> {
    await this.transitar(execucao, async (lance) => {
      const ramo = await lance.ramo(id);
      return ramo?.situacao === 'PRONTO' ? ramo : undefined;
    });
  }

  async #fazerTarefa(execucao: number, id: number): Promise<void> {
    const { rows } = await insistir(
      () => this.#c.pool.query<Ramo & { definicao: string }>('SELECT r.*, e.definicao FROM sfn.ramo r JOIN sfn.execucao e ON e.id = r.execucao WHERE r.id = $1', [id]),
      PACIENCIA_MS,
    );
    const pedido = rows[0];
    if (pedido === undefined || pedido.tarefa === null || pedido.enviada) return;
    const chave = `${id}/${pedido.versao}`;
    if (this.#chamadas.has(chave)) return;
    this.#chamadas.add(chave);
    try {
      await this.#chamar(pedido, execucao);
    } finally {
      this.#chamadas.delete(chave);
    }
  }

  async #chamar({ id, estado: nome, versao, tarefa, definicao }: Ramo & { readonly definicao: string }, execucao: number): Promise<void> {
    const estado = (await this.#c.definicoes.maquina(definicao)).estados.get(nome);
    if (estado?.Type !== 'Task' || tarefa === null) return;
    const atual = async (lance: Lance): Promise<Ramo | undefined> => {
      const ramo = await lance.ramo(id);
      return ramo?.versao === versao ? ramo : undefined;
    };
    try {
      const resultado = await executarTarefa(this.#c.alcance, estado.Resource, tarefa.argumentos);
      if (this.#parado) return;
      if (tarefa.token !== undefined) await this.#marcarEnviada(id, versao);
      else await this.transitar(execucao, async (lance) => this.#terminar(lance, await atual(lance), resultado));
    } catch (erro) {
      if (!(erro instanceof ErroDeEstado)) throw erro;
      if (this.#parado) return;
      await this.transitar(execucao, async (lance) => this.#desistir(lance, await atual(lance), erro));
    }
  }

  async #marcarEnviada(ramo: number, versao: number): Promise<void> {
    await insistir(() => this.#c.pool.query('UPDATE sfn.ramo SET enviada = true WHERE id = $1 AND versao = $2', [ramo, versao]), PACIENCIA_MS);
  }

  async #terminar(lance: Lance, ramo: Ramo | undefined, resultado: Json): Promise<Ramo | undefined> {
    if (ramo === undefined) return undefined;
    if (tamanhoEmBytes(resultado) > LIMITE_DE_DADOS) {
      return falhar(lance, ramo, new ErroDeEstado('States.DataLimitExceeded', `The result of the state '${ramo.estado}' exceeds ${LIMITE_DE_DADOS} bytes.`));
    }
    lance.registrar('TaskSucceeded', { taskSucceededEventDetails: { ...this.#origem(lance, ramo), output: JSON.stringify(resultado) } });
    return sair(lance, ramo, resultado, estadoDe(lance, ramo));
  }

  async #desistir(lance: Lance, ramo: Ramo | undefined, erro: ErroDeEstado): Promise<Ramo | undefined> {
    if (ramo === undefined) return undefined;
    const prazo = erro.erro === 'States.Timeout' || erro.erro === 'States.HeartbeatTimeout';
    const detalhes = { ...this.#origem(lance, ramo), error: erro.erro, cause: erro.causa };
    lance.registrar(prazo ? 'TaskTimedOut' : 'TaskFailed', prazo ? { taskTimedOutEventDetails: detalhes } : { taskFailedEventDetails: detalhes });
    return falhar(lance, ramo, erro);
  }

  #origem(lance: Lance, ramo: Ramo): { resourceType: string; resource: string } {
    const estado = estadoDe(lance, ramo);
    const [, resourceType = '', resource = ''] = (estado.Type === 'Task' ? /:::(\w+):(.+)$/.exec(estado.Resource) : null) ?? [];
    return { resourceType, resource };
  }

  /** A token was answered. `por` names the answer, so that its repetition after a lost connection is recognised. */
  async responder(lance: Lance, ramo: Ramo, por: string, resposta: { readonly valor: Json } | { readonly erro: ErroDeEstado }): Promise<Ramo | undefined> {
    await lance.fecharFicha(ramo, por);
    return 'valor' in resposta ? this.#terminar(lance, ramo, resposta.valor) : this.#desistir(lance, ramo, resposta.erro);
  }

  /** Something was due: the end of a wait, the next try, or the limit of a task. */
  async vencer(execucao: number, id: number): Promise<void> {
    await this.transitar(execucao, async (lance) => {
      const ramo = await lance.ramo(id);
      if (ramo === undefined || ramo.prazo === null || ramo.prazo > lance.agora) return undefined;
      switch (ramo.situacao) {
        case 'DORMINDO':
          return sair(lance, ramo, ramo.entrada, estadoDe(lance, ramo));
        case 'RETENTANDO':
          Object.assign(ramo, { situacao: 'PRONTO', prazo: null } satisfies Partial<Ramo>);
          lance.mudar(ramo);
          return ramo;
        case 'INVOCANDO':
        case 'AGUARDANDO': {
          const fim = ramo.tarefa?.expiraEm;
          const esgotou = fim !== undefined && new Date(fim) <= lance.agora;
          return this.#desistir(lance, ramo, new ErroDeEstado(esgotou ? 'States.Timeout' : 'States.HeartbeatTimeout', `The task of the state '${ramo.estado}' did not answer in time.`));
        }
        case 'NA_FILA':
        case 'PRONTO':
        case 'FILHOS':
        case 'CONCLUIDO':
          return undefined;
      }
    });
  }

  /** Starts nothing more and waits for the transitions in course; calls still out are forgotten and made again at the next start. */
  async parar(): Promise<void> {
    this.#parado = true;
    await this.#vez.esvaziar();
  }
}

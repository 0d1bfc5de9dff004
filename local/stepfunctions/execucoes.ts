import { randomUUID } from 'node:crypto';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { Lotes } from '../banco/lotes.ts';
import { insistir } from '../banco/resistencia.ts';
import { ErroAws } from '../protocolo/aws-json.ts';
import { ErroDeEstado } from './erros.ts';
import type { Json } from './json.ts';
import type { ContextoDoMotor, Motor } from './motor.ts';
import type { Execucao } from './ramo.ts';

/** A task token that was given out, and which answer closed it. */
interface Ficha {
  readonly execucao: number;
  readonly ramo: number;
  readonly aberta: boolean;
  readonly fechada_por: string | null;
}

interface Busca {
  readonly token: string;
  achada?: Ficha | undefined;
}

/** Starting, stopping and redriving executions, and the answers to task tokens. */
export class Execucoes {
  readonly #c: ContextoDoMotor;
  readonly #motor: Motor;
  readonly #buscas = new Lotes<Busca>((_chave, buscas) => this.#buscar(buscas));

  constructor(contexto: ContextoDoMotor, motor: Motor) {
    this.#c = contexto;
    this.#motor = motor;
  }

  async buscar(arn: string): Promise<Execucao> {
    const { rows } = await insistir(() => this.#c.pool.query<Execucao>('SELECT * FROM sfn.execucao WHERE arn = $1', [arn]));
    if (rows[0] === undefined) throw new ErroAws('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return rows[0];
  }

  /** Durable when it ends. The same name with the same input, while it runs, answers the same execution; otherwise the name is taken. */
  async iniciar(maquina: string, nome: string, entrada: string): Promise<Execucao> {
    const definicao = this.#c.definicoes.atual(maquina);
    if (definicao === undefined) throw new ErroAws('StateMachineDoesNotExist', `State Machine Does Not Exist: '${maquina}'`);
    const { inicio, tempoLimiteS } = await this.#c.definicoes.maquina(definicao);
    const arn = `${maquina.replace(':stateMachine:', ':execution:')}:${nome}`;
    const agora = this.#c.relogio.agora();
    const prazo = tempoLimiteS === undefined ? null : new Date(agora.getTime() + tempoLimiteS * 1000);
    const nova = await insistir(() =>
      emTransacao(this.#c.pool, async (cliente) => {
        const { rows } = await cliente.query<Execucao>(
          `INSERT INTO sfn.execucao (arn, maquina, nome, definicao, situacao, entrada, iniciada_em, prazo, eventos)
           VALUES ($1, $2, $3, $4, 'RUNNING', $5, $6, $7, 1) ON CONFLICT (maquina, nome) DO NOTHING RETURNING *`,
          [arn, maquina, nome, definicao, entrada, agora, prazo],
        );
        const criada = rows[0];
        if (criada === undefined) return undefined;
        const evento = { executionStartedEventDetails: { input: entrada, roleArn: 'arn:aws:iam::000000000000:role/local' } };
        await cliente.query(`INSERT INTO sfn.historico VALUES ($1, 1, $2, 'ExecutionStarted', $3)`, [criada.id, agora, JSON.stringify(evento)]);
        await cliente.query(`INSERT INTO sfn.ramo (execucao, indice, estado, situacao, entrada, variaveis) VALUES ($1, 0, $2, 'PRONTO', $3, '{}')`, [criada.id, inicio, entrada]);
        return criada;
      }),
    );
    if (prazo !== null) this.#c.aoMarcar(prazo);
    const execucao = nova ?? (await this.buscar(arn));
    if (nova === undefined && (execucao.situacao !== 'RUNNING' || execucao.entrada !== entrada)) throw new ErroAws('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    await this.#motor.retomar(execucao.id);
    return execucao;
  }

  async #encerrar(execucao: number, situacao: 'ABORTED' | 'TIMED_OUT', evento: string, erro: string | undefined, causa: string | undefined): Promise<void> {
    const detalhes = { ...(erro === undefined ? {} : { error: erro }), ...(causa === undefined ? {} : { cause: causa }) };
    const campo = `${evento.charAt(0).toLowerCase()}${evento.slice(1)}EventDetails`;
    await this.#motor.transitar(execucao, {
      duravel: true,
      decidir: async (lance) => {
        lance.registrar(evento, { [campo]: detalhes });
        await lance.encerrar(await lance.ramos.raiz(), { situacao, ...(erro === undefined ? {} : { erro }), ...(causa === undefined ? {} : { causa }) });
        return undefined;
      },
    });
  }

  async parar(arn: string, erro: string | undefined, causa: string | undefined): Promise<Execucao> {
    await this.#encerrar((await this.buscar(arn)).id, 'ABORTED', 'ExecutionAborted', erro, causa);
    return this.buscar(arn);
  }

  async vencer(execucao: number): Promise<void> {
    await this.#encerrar(execucao, 'TIMED_OUT', 'ExecutionTimedOut', 'States.Timeout', 'The execution did not end within its TimeoutSeconds.');
  }

  /** Runs an execution that failed, stopped or timed out from the state where that happened; a Map runs all its iterations again. */
  async retomar(arn: string): Promise<Date> {
    const execucao = await this.buscar(arn);
    const agora = this.#c.relogio.agora();
    const recusa = new ErroAws('ExecutionNotRedrivable', `Execution '${arn}' is ${execucao.situacao} and cannot be redriven.`);
    if (execucao.situacao === 'RUNNING' || execucao.situacao === 'SUCCEEDED') throw recusa;
    const { tempoLimiteS } = await this.#c.definicoes.maquina(execucao.definicao);
    const prazo = tempoLimiteS === undefined ? null : new Date(agora.getTime() + tempoLimiteS * 1000);
    await emTransacao(this.#c.pool, async (cliente) => {
      const { rowCount } = await cliente.query(
        `UPDATE sfn.execucao SET situacao = 'RUNNING', saida = NULL, erro = NULL, causa = NULL, terminada_em = NULL, prazo = $3, retomadas = retomadas + 1, retomada_em = $2, eventos = eventos + 1
          WHERE id = $1 AND situacao NOT IN ('RUNNING', 'SUCCEEDED')`,
        [execucao.id, agora, prazo],
      );
      if (rowCount === 0) throw recusa;
      await cliente.query(`UPDATE sfn.ramo SET situacao = 'PRONTO', tentativas = '{}', entrou_em = NULL, enviada = false WHERE execucao = $1 AND pai IS NULL`, [execucao.id]);
      await cliente.query(`INSERT INTO sfn.historico SELECT id, eventos, $2, 'ExecutionRedriven', '{}' FROM sfn.execucao WHERE id = $1`, [execucao.id, agora]);
    });
    if (prazo !== null) this.#c.aoMarcar(prazo);
    await this.#motor.retomar(execucao.id);
    return agora;
  }

  /** Answers a task token. Durable when it ends, and then the execution has moved on. */
  async responder(token: string, resposta: { readonly valor: Json } | { readonly erro: string; readonly causa: string }): Promise<void> {
    const por = randomUUID();
    const ficha = await this.#ficha(token);
    const vencida = new ErroAws('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    if (!ficha.aberta) throw vencida;
    let aceita = false;
    await this.#motor.transitar(ficha.execucao, {
      ramo: ficha.ramo,
      duravel: true,
      decidir: async (lance, ramo) => {
        aceita = ramo?.situacao === 'AGUARDANDO' && ramo.tarefa?.token === token;
        if (!aceita || ramo === undefined) return undefined;
        return this.#motor.responder(lance, ramo, por, 'valor' in resposta ? resposta : { erro: new ErroDeEstado(resposta.erro, resposta.causa) });
      },
    });
    // Taken by the try that committed, the answer is known. Otherwise the truth is what was committed: an earlier try of this answer whose
    // connection was lost, another answer, or none because the task was dropped meanwhile.
    if (!aceita && (await this.#ficha(token)).fechada_por !== por) throw vencida;
  }

  /** The task is alive: its HeartbeatSeconds count from now. */
  async bater(token: string): Promise<void> {
    const ficha = await this.#ficha(token);
    const agora = this.#c.relogio.agora();
    const { rowCount } = await insistir(() =>
      this.#c.pool.query(
        `UPDATE sfn.ramo SET prazo = least((tarefa ->> 'expiraEm')::timestamptz, $2::timestamptz + make_interval(secs => (tarefa ->> 'batimentoS')::float))
          WHERE id = $1 AND situacao = 'AGUARDANDO' AND tarefa ->> 'token' = $3`,
        [ficha.ramo, agora, token],
      ),
    );
    if (rowCount !== 1) throw new ErroAws('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    this.#c.aoMarcar(agora);
  }

  async #ficha(token: string): Promise<Ficha> {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(token)) throw new ErroAws('InvalidToken', "Invalid Token: 'Invalid token'");
    const busca: Busca = { token };
    await this.#buscas.entrar(0, busca);
    if (busca.achada === undefined) throw new ErroAws('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
    return busca.achada;
  }

  /** Tokens that are answered together are looked up together. */
  async #buscar(buscas: readonly Busca[]): Promise<void> {
    const { rows } = await insistir(() =>
      this.#c.pool.query<Ficha & { token: string }>('SELECT token, execucao, ramo, aberta, fechada_por FROM sfn.ficha WHERE token = ANY ($1::uuid[])', [buscas.map((b) => b.token)]),
    );
    const porToken = new Map(rows.map((ficha) => [ficha.token, ficha]));
    for (const busca of buscas) busca.achada = porToken.get(busca.token);
  }
}

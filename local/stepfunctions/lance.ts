import { randomUUID } from 'node:crypto';
import type { Cliente } from '../../layers/postgres/conexao.ts';
import type { Maquina } from './carregar.ts';
import { ErroDeEstado } from './erros.ts';
import type { Json, ObjetoJson } from './json.ts';
import { LIMITE_DE_DADOS, tamanhoEmBytes } from './json.ts';
import { avaliar } from './jsonata.ts';
import type { Execucao, Ramo } from './ramo.ts';
import type { Filho } from './ramos.ts';
import { Ramos } from './ramos.ts';

interface Evento {
  readonly tipo: string;
  readonly detalhes: ObjetoJson;
}

interface Fim {
  readonly situacao: Execucao['situacao'];
  readonly saida?: Json;
  readonly erro?: string;
  readonly causa?: string;
}

/** AWS ends an execution that writes more events than this. */
const LIMITE_DE_EVENTOS = 25_000;

/**
 * One transaction upon one execution, whose row it holds locked: a lot of transitions that are decided in memory and written at the end.
 * Nothing outside the database happens here: what must happen outside is in `chamadas` and `correr`, for after the commit.
 */
export class Lance {
  readonly ramos: Ramos;
  readonly execucao: Execucao;
  readonly maquina: Maquina;
  readonly agora: Date;
  readonly #chamar: Ramo[] = [];
  /** Threads to be run, each in a transition of its own. */
  readonly correr: number[] = [];
  encerrada = false;
  readonly #cliente: Cliente;
  readonly #eventos: Evento[] = [];

  constructor(cliente: Cliente, execucao: Execucao, maquina: Maquina, agora: Date) {
    this.#cliente = cliente;
    this.execucao = execucao;
    this.maquina = maquina;
    this.agora = agora;
    this.ramos = new Ramos(cliente, execucao.id);
  }

  /** The task of this thread is to be done after the commit. */
  pedirTarefa(ramo: Ramo): void {
    this.#chamar.push(ramo);
  }

  /** Threads whose task is to be done: not those that another transition of the lot dropped. */
  get chamadas(): readonly Ramo[] {
    return this.encerrada ? [] : this.#chamar.filter((r) => this.ramos.aindaHa(r));
  }

  registrar(tipo: string, detalhes: ObjetoJson = {}): void {
    this.#eventos.push({ tipo, detalhes });
  }

  /** Evaluates a template in the place where the thread is. */
  async avaliar(modelo: Json, ramo: Ramo, mais: ObjetoJson = {}, contexto: ObjetoJson = {}): Promise<Json> {
    const states = { input: ramo.entrada, context: { ...this.#contexto(ramo), ...contexto }, ...mais };
    const valor = await avaliar(modelo, { states, variaveis: ramo.variaveis, agora: this.agora });
    if (tamanhoEmBytes(valor) > LIMITE_DE_DADOS) {
      throw new ErroDeEstado('States.DataLimitExceeded', `The state '${ramo.estado}' made a value with a size exceeding the maximum number of bytes service limit (${LIMITE_DE_DADOS}).`);
    }
    return valor;
  }

  #contexto(ramo: Ramo): ObjetoJson {
    const { arn, entrada, nome, iniciada_em, retomadas, retomada_em, maquina } = this.execucao;
    return {
      Execution: {
        Id: arn,
        Input: JSON.parse(entrada) as Json,
        Name: nome,
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        StartTime: iniciada_em.toISOString(),
        RedriveCount: retomadas,
        ...(retomada_em === null ? {} : { RedriveTime: retomada_em.toISOString() }),
      },
      StateMachine: { Id: maquina, Name: maquina.split(':').at(-1) ?? '' },
      State: { Name: ramo.estado, EnteredTime: (ramo.entrou_em ?? this.agora).toISOString(), RetryCount: ramo.tentativas.reduce((a, b) => a + b, 0) },
      ...(ramo.item === null ? {} : { Map: { Item: ramo.item } }),
    };
  }

  /** Gives out a task token, known from now on. */
  emitirFicha(ramo: Ramo): string {
    const token = randomUUID();
    this.ramos.emitirFicha(token, ramo);
    return token;
  }

  fecharFicha(ramo: Ramo, por: string | null = null): void {
    if (ramo.tarefa?.token !== undefined) this.ramos.fecharFicha(ramo.tarefa.token, por);
  }

  /** Creates the children of a thread, the first `simultaneos` of them running. */
  async criarFilhos(pai: Ramo, filhos: readonly Filho[], simultaneos: number): Promise<void> {
    this.correr.push(...(await this.ramos.criarFilhos(pai, filhos, simultaneos)));
  }

  /** Ends the execution. A root thread that did not succeed is kept, so that it can be redriven. */
  async encerrar(raiz: Ramo, { situacao, saida, erro, causa }: Fim): Promise<void> {
    this.encerrada = true;
    Object.assign(raiz, { situacao: 'CONCLUIDO', prazo: null, tarefa: null, filhos_abertos: 0 } satisfies Partial<Ramo>);
    this.ramos.mudar(raiz);
    await this.ramos.removerFilhos(raiz);
    await this.ramos.fecharTudo();
    // Whoever asks hears of the end as soon as it is there to be seen: from then on no crash may take it back.
    await this.#cliente.query(`UPDATE sfn.execucao SET situacao = $2, saida = $3, erro = $4, causa = $5, terminada_em = $6, prazo = NULL WHERE id = $1 RETURNING set_config('synchronous_commit', 'on', true)`, [
      this.execucao.id,
      situacao,
      saida === undefined ? null : JSON.stringify(saida),
      erro ?? null,
      causa ?? null,
      this.agora,
    ]);
  }

  /** Lets waiting siblings in and writes everything. */
  async gravar(): Promise<void> {
    if (this.encerrada) this.correr.length = 0;
    await this.ramos.gravar();
    for (const { id, indice, pai } of await this.ramos.ocuparVagas()) {
      this.correr.push(id);
      const mapa = (await this.ramos.um(pai))?.estado ?? '';
      this.registrar('MapIterationStarted', { mapIterationStartedEventDetails: { name: mapa, index: indice } });
    }
    await this.#gravarEventos();
  }

  async #gravarEventos(): Promise<void> {
    if (this.#eventos.length === 0) return;
    await this.#cliente.query(
      `WITH contagem AS (UPDATE sfn.execucao SET eventos = eventos + $3 WHERE id = $1 RETURNING eventos - $3 AS antes)
       INSERT INTO sfn.historico (execucao, id, momento, tipo, detalhes)
       SELECT $1, c.antes + e.n, $2, e.tipo, e.detalhes
         FROM contagem c, ROWS FROM (json_to_recordset($4) AS (tipo text, detalhes json)) WITH ORDINALITY AS e (tipo, detalhes, n)`,
      [this.execucao.id, this.agora, this.#eventos.length, JSON.stringify(this.#eventos)],
    );
  }

  /** Whether the execution wrote as many events as AWS allows. */
  get esgotada(): boolean {
    return this.execucao.eventos + this.#eventos.length >= LIMITE_DE_EVENTOS;
  }
}

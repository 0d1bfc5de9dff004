import { randomUUID } from 'node:crypto';
import type { Cliente } from '../../layers/postgres/conexao.ts';
import type { Maquina } from './carregar.ts';
import { ErroDeEstado } from './erros.ts';
import type { Json, ObjetoJson } from './json.ts';
import { LIMITE_DE_DADOS, tamanhoEmBytes } from './json.ts';
import { avaliar } from './jsonata.ts';
import type { Execucao, Ramo } from './ramo.ts';
import { COLUNAS_DO_RAMO } from './ramo.ts';

/** What must be done once the transaction is committed: a task to be called, or a thread to be run. */
export interface Efeito {
  readonly tipo: 'tarefa' | 'correr';
  readonly ramo: number;
}

/** A child thread about to be born. */
export interface Filho {
  readonly estado: string;
  readonly entrada: Json;
  readonly item: Ramo['item'];
}

interface Evento {
  readonly tipo: string;
  readonly detalhes: ObjetoJson;
}

/** AWS ends an execution that writes more events than this. */
const LIMITE_DE_EVENTOS = 25_000;

/**
 * One transaction upon one execution, whose row it holds locked: collects what changes and writes it at the end. Nothing outside the
 * database happens here; that is in `efeitos`, after the commit.
 */
export class Lance {
  readonly efeitos: Efeito[] = [];
  /** Nearest instant at which this execution will need attention. */
  prazo: Date | undefined;
  readonly #cliente: Cliente;
  readonly #eventos: Evento[] = [];
  readonly #mudados = new Map<number, Ramo>();
  readonly execucao: Execucao;
  readonly maquina: Maquina;
  readonly agora: Date;

  constructor(cliente: Cliente, execucao: Execucao, maquina: Maquina, agora: Date) {
    this.#cliente = cliente;
    this.execucao = execucao;
    this.maquina = maquina;
    this.agora = agora;
  }

  registrar(tipo: string, detalhes: ObjetoJson = {}): void {
    this.#eventos.push({ tipo, detalhes });
  }

  /** Marks the thread to be written; an answer to its former version will be dropped. */
  mudar(ramo: Ramo): void {
    this.#mudados.set(ramo.id, ramo);
  }

  async ramo(id: number): Promise<Ramo | undefined> {
    const { rows } = await this.#cliente.query<Ramo>(`SELECT ${COLUNAS_DO_RAMO} FROM sfn.ramo WHERE id = $1 AND execucao = $2`, [id, this.execucao.id]);
    return rows[0];
  }

  /** The thread of the execution itself. */
  async raiz(): Promise<Ramo> {
    const { rows } = await this.#cliente.query<Ramo>(`SELECT ${COLUNAS_DO_RAMO} FROM sfn.ramo WHERE execucao = $1 AND pai IS NULL`, [this.execucao.id]);
    if (rows[0] === undefined) throw new Error(`A execução ${this.execucao.arn} não tem ramo.`);
    return rows[0];
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
  async emitirFicha(ramo: Ramo): Promise<string> {
    const token = randomUUID();
    await this.#cliente.query('INSERT INTO sfn.ficha (token, execucao, ramo) VALUES ($1, $2, $3)', [token, this.execucao.id, ramo.id]);
    return token;
  }

  async fecharFicha(ramo: Ramo, por: string | null = null): Promise<void> {
    if (ramo.tarefa?.token === undefined) return;
    await this.#cliente.query('UPDATE sfn.ficha SET aberta = false, fechada_por = $2 WHERE token = $1 AND aberta', [ramo.tarefa.token, por]);
  }

  /** Creates the children of a thread, the first `simultaneos` of them running. */
  async criarFilhos(pai: Ramo, filhos: readonly Filho[], simultaneos: number): Promise<void> {
    const linhas = filhos.map((f, indice) => ({ ...f, indice, situacao: indice < simultaneos ? 'PRONTO' : 'NA_FILA' }));
    const { rows } = await this.#cliente.query<{ id: number; situacao: string }>(
      `INSERT INTO sfn.ramo (execucao, pai, indice, estado, situacao, entrada, variaveis, item)
       SELECT $1, $2, indice, estado, situacao, coalesce(entrada, 'null'), $3, item
         FROM json_to_recordset($4) AS f (indice int, estado text, situacao text, entrada json, item json)
       ORDER BY indice
       RETURNING id, situacao`,
      [this.execucao.id, pai.id, JSON.stringify(pai.variaveis), JSON.stringify(linhas)],
    );
    for (const { id, situacao } of rows) if (situacao === 'PRONTO') this.efeitos.push({ tipo: 'correr', ramo: id });
  }

  /** Stores the result of a child and lets the next sibling run; answers its index, or the parent when this was the last child. */
  async concluirFilho(filho: Ramo, resultado: Json): Promise<{ readonly pai?: Ramo; readonly proximo?: number }> {
    this.#mudados.delete(filho.id);
    await this.#cliente.query(`UPDATE sfn.ramo SET situacao = 'CONCLUIDO', versao = versao + 1, prazo = NULL, tarefa = NULL, resultado = $2 WHERE id = $1`, [filho.id, JSON.stringify(resultado)]);
    const { rows } = await this.#cliente.query<Ramo>(`UPDATE sfn.ramo SET filhos_abertos = filhos_abertos - 1 WHERE id = $1 RETURNING ${COLUNAS_DO_RAMO}`, [filho.pai]);
    const pai = rows[0];
    if (pai?.filhos_abertos === 0) return { pai };
    const { rows: proximos } = await this.#cliente.query<{ id: number; indice: number }>(
      `UPDATE sfn.ramo SET situacao = 'PRONTO', versao = versao + 1
        WHERE id = (SELECT id FROM sfn.ramo WHERE pai = $1 AND situacao = 'NA_FILA' ORDER BY indice LIMIT 1) RETURNING id, indice`,
      [filho.pai],
    );
    const proximo = proximos[0];
    if (proximo === undefined) return {};
    this.efeitos.push({ tipo: 'correr', ramo: proximo.id });
    return { proximo: proximo.indice };
  }

  /** Results of the children, in their order. */
  async resultados(pai: Ramo): Promise<Json[]> {
    const { rows } = await this.#cliente.query<{ resultado: Json }>('SELECT resultado FROM sfn.ramo WHERE pai = $1 ORDER BY indice', [pai.id]);
    return rows.map((l) => l.resultado);
  }

  /** Forgets everything below a thread; tokens given out there answer no more. */
  async removerFilhos(pai: Ramo): Promise<void> {
    const { rows } = await this.#cliente.query<{ id: number }>(
      `WITH RECURSIVE abaixo AS (
         SELECT id FROM sfn.ramo WHERE pai = $1 UNION ALL SELECT r.id FROM sfn.ramo r JOIN abaixo a ON r.pai = a.id),
       fichas AS (UPDATE sfn.ficha SET aberta = false WHERE aberta AND ramo IN (SELECT id FROM abaixo))
       SELECT id FROM abaixo`,
      [pai.id],
    );
    for (const { id } of rows) this.#mudados.delete(id);
    await this.#cliente.query('DELETE FROM sfn.ramo WHERE pai = $1', [pai.id]);
  }

  /** Ends the execution. A root thread that did not succeed is kept, so that it can be redriven. */
  async encerrar(raiz: Ramo, fim: { readonly situacao: Execucao['situacao']; readonly saida?: Json; readonly erro?: string; readonly causa?: string }): Promise<void> {
    const { situacao, saida, erro = null, causa = null } = fim;
    await this.removerFilhos(raiz);
    this.#mudados.delete(raiz.id);
    await this.#cliente.query('UPDATE sfn.ficha SET aberta = false WHERE execucao = $1 AND aberta', [this.execucao.id]);
    await this.#cliente.query(`UPDATE sfn.ramo SET situacao = 'CONCLUIDO', versao = versao + 1, prazo = NULL, filhos_abertos = 0, tarefa = NULL WHERE id = $1`, [raiz.id]);
    await this.#cliente.query('UPDATE sfn.execucao SET situacao = $2, saida = $3, erro = $4, causa = $5, terminada_em = $6, prazo = NULL WHERE id = $1', [
      this.execucao.id,
      situacao,
      saida === undefined ? null : JSON.stringify(saida),
      erro,
      causa,
      this.agora,
    ]);
    this.efeitos.length = 0;
  }

  async gravar(): Promise<void> {
    for (const r of this.#mudados.values()) {
      if (r.prazo !== null && (this.prazo === undefined || r.prazo < this.prazo)) this.prazo = r.prazo;
      await this.#cliente.query(
        `UPDATE sfn.ramo SET estado = $2, situacao = $3, versao = versao + 1, entrada = $4, variaveis = $5, tentativas = $6, entrou_em = $7, prazo = $8, tarefa = $9,
                enviada = $10, filhos_abertos = $11 WHERE id = $1`,
        [r.id, r.estado, r.situacao, JSON.stringify(r.entrada), JSON.stringify(r.variaveis), r.tentativas, r.entrou_em, r.prazo, r.tarefa === null ? null : JSON.stringify(r.tarefa), r.enviada, r.filhos_abertos],
      );
    }
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

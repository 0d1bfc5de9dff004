import type { Cliente } from '../../layers/postgres/conexao.ts';
import type { Json } from './json.ts';
import type { Ramo } from './ramo.ts';
import { COLUNAS_DO_RAMO } from './ramo.ts';

/** A child thread about to be born. */
export interface Filho {
  readonly estado: string;
  readonly entrada: Json;
  readonly item: Ramo['item'];
}

/**
 * The threads of one execution inside one transaction: each is read once, changed in memory and written back together with the others,
 * so that a lot of transitions costs few round trips. Whatever reads many rows at once writes first.
 */
export class Ramos {
  readonly #cliente: Cliente;
  readonly #execucao: number;
  readonly #lidos = new Map<number, Ramo | undefined>();
  readonly #mudados = new Map<number, Ramo>();
  readonly #resultados = new Map<number, Json>();
  readonly #novasFichas: { readonly token: string; readonly ramo: number }[] = [];
  readonly #fechadas = new Map<string, string | null>();
  readonly #enviados: string[] = [];
  /** Siblings to be let in, per parent. */
  readonly #vagas = new Map<number, number>();
  /** Nearest instant at which one of the threads written so far will need attention. */
  prazo: Date | undefined;

  constructor(cliente: Cliente, execucao: number) {
    this.#cliente = cliente;
    this.#execucao = execucao;
  }

  async ler(ids: readonly number[]): Promise<void> {
    const faltam = ids.filter((id) => !this.#lidos.has(id));
    if (faltam.length === 0) return;
    for (const id of faltam) this.#lidos.set(id, undefined);
    const { rows } = await this.#cliente.query<Ramo>(`SELECT ${COLUNAS_DO_RAMO} FROM sfn.ramo WHERE id = ANY ($1) AND execucao = $2`, [faltam, this.#execucao]);
    for (const ramo of rows) this.#lidos.set(ramo.id, ramo);
  }

  async um(id: number): Promise<Ramo | undefined> {
    await this.ler([id]);
    return this.#lidos.get(id);
  }

  /** The thread of the execution itself. */
  async raiz(): Promise<Ramo> {
    const { rows } = await this.#cliente.query<{ id: number }>('SELECT id FROM sfn.ramo WHERE execucao = $1 AND pai IS NULL', [this.#execucao]);
    const raiz = rows[0] === undefined ? undefined : await this.um(rows[0].id);
    if (raiz === undefined) throw new Error(`A execução ${this.#execucao} não tem ramo.`);
    return raiz;
  }

  /** Marks the thread to be written. */
  mudar(ramo: Ramo): void {
    this.#mudados.set(ramo.id, ramo);
  }

  /** Notes that the message with this token went out, unless its task was answered meanwhile. */
  marcarEnviado(token: string): void {
    this.#enviados.push(token);
  }

  emitirFicha(token: string, ramo: Ramo): void {
    this.#novasFichas.push({ token, ramo: ramo.id });
  }

  /** The first to close a token is the one it remembers. */
  fecharFicha(token: string, por: string | null): void {
    if (!this.#fechadas.has(token)) this.#fechadas.set(token, por);
  }

  /** Creates the children of a thread, the first `simultaneos` of them ready; answers the ids of these. */
  async criarFilhos(pai: Ramo, filhos: readonly Filho[], simultaneos: number): Promise<number[]> {
    const linhas = filhos.map((f, indice) => ({ ...f, indice, situacao: indice < simultaneos ? 'PRONTO' : 'NA_FILA' }));
    const { rows } = await this.#cliente.query<{ id: number; situacao: string }>(
      `INSERT INTO sfn.ramo (execucao, pai, indice, estado, situacao, entrada, variaveis, item)
       SELECT $1, $2, indice, estado, situacao, coalesce(entrada, 'null'), $3, item
         FROM json_to_recordset($4) AS f (indice int, estado text, situacao text, entrada json, item json)
       ORDER BY indice
       RETURNING id, situacao`,
      [this.#execucao, pai.id, JSON.stringify(pai.variaveis), JSON.stringify(linhas)],
    );
    return rows.filter((l) => l.situacao === 'PRONTO').map((l) => l.id);
  }

  /** Keeps the result of a child and leaves its place to the next sibling; answers the parent. */
  async concluirFilho(filho: Ramo, pai: number, resultado: Json): Promise<Ramo | undefined> {
    Object.assign(filho, { situacao: 'CONCLUIDO', prazo: null, tarefa: null } satisfies Partial<Ramo>);
    this.mudar(filho);
    this.#resultados.set(filho.id, resultado);
    const ramo = await this.um(pai);
    if (ramo === undefined) return undefined;
    ramo.filhos_abertos--;
    this.mudar(ramo);
    this.#vagas.set(pai, (this.#vagas.get(pai) ?? 0) + 1);
    return ramo;
  }

  /** Lets as many siblings in as places were left; answers who they are. */
  async ocuparVagas(): Promise<readonly { readonly id: number; readonly indice: number; readonly pai: number }[]> {
    const entraram: { id: number; indice: number; pai: number }[] = [];
    for (const [pai, vagas] of this.#vagas) {
      const { rows } = await this.#cliente.query<{ id: number; indice: number }>(
        `UPDATE sfn.ramo SET situacao = 'PRONTO'
          WHERE id IN (SELECT id FROM sfn.ramo WHERE pai = $1 AND situacao = 'NA_FILA' ORDER BY indice LIMIT $2) RETURNING id, indice`,
        [pai, vagas],
      );
      for (const l of rows.sort((a, b) => a.indice - b.indice)) entraram.push({ ...l, pai });
    }
    this.#vagas.clear();
    return entraram;
  }

  /** Results of the children, in their order. */
  async resultados(pai: Ramo): Promise<Json[]> {
    await this.gravar();
    const { rows } = await this.#cliente.query<{ resultado: Json }>('SELECT resultado FROM sfn.ramo WHERE pai = $1 ORDER BY indice', [pai.id]);
    return rows.map((l) => l.resultado);
  }

  /** Forgets everything below a thread; tokens given out there answer no more. */
  async removerFilhos(pai: Ramo): Promise<void> {
    await this.gravar();
    const { rows } = await this.#cliente.query<{ id: number }>(
      `WITH RECURSIVE abaixo AS (
         SELECT id FROM sfn.ramo WHERE pai = $1 UNION ALL SELECT r.id FROM sfn.ramo r JOIN abaixo a ON r.pai = a.id),
       fichas AS (UPDATE sfn.ficha SET aberta = false WHERE aberta AND ramo IN (SELECT id FROM abaixo))
       SELECT id FROM abaixo`,
      [pai.id],
    );
    if (rows.length === 0) return;
    await this.#cliente.query('DELETE FROM sfn.ramo WHERE pai = $1', [pai.id]);
    for (const { id } of rows) {
      this.#lidos.set(id, undefined);
      this.#vagas.delete(id);
    }
    this.#vagas.delete(pai.id);
  }

  /** Closes every token of the execution. */
  async fecharTudo(): Promise<void> {
    await this.gravar();
    await this.#cliente.query('UPDATE sfn.ficha SET aberta = false WHERE execucao = $1 AND aberta', [this.#execucao]);
  }

  /** Whether this very thread was not removed since it was read. */
  aindaHa(ramo: Ramo): boolean {
    return this.#lidos.get(ramo.id) === ramo;
  }

  /** Writes what changed. */
  async gravar(): Promise<void> {
    if (this.#novasFichas.length > 0) {
      await this.#cliente.query('INSERT INTO sfn.ficha (token, execucao, ramo) SELECT token, $1, ramo FROM json_to_recordset($2) AS f (token uuid, ramo bigint)', [this.#execucao, JSON.stringify(this.#novasFichas.splice(0))]);
    }
    if (this.#fechadas.size > 0) {
      const fechadas = [...this.#fechadas].map(([token, por]) => ({ token, por }));
      await this.#cliente.query('UPDATE sfn.ficha f SET aberta = false, fechada_por = x.por FROM json_to_recordset($1) AS x (token uuid, por uuid) WHERE f.token = x.token AND f.aberta', [JSON.stringify(fechadas)]);
      this.#fechadas.clear();
    }
    if (this.#enviados.length > 0) {
      await this.#cliente.query(
        `UPDATE sfn.ramo r SET enviada = true FROM sfn.ficha f WHERE f.token = ANY ($1::uuid[]) AND r.id = f.ramo AND r.situacao = 'AGUARDANDO' AND r.tarefa ->> 'token' = f.token::text`,
        [this.#enviados.splice(0)],
      );
    }
    await this.#gravarRamos();
  }

  async #gravarRamos(): Promise<void> {
    const ramos = [...this.#mudados.values()];
    this.#mudados.clear();
    if (ramos.length === 0) return;
    // null is a JSON value here and no SQL NULL: json_to_recordset would make it one.
    const linhas = ramos.map((r) => ({ ...r, entrada: JSON.stringify(r.entrada), resultado: this.#resultados.has(r.id) ? JSON.stringify(this.#resultados.get(r.id)) : null }));
    await this.#cliente.query(
      `UPDATE sfn.ramo r
          SET estado = x.estado, situacao = x.situacao, entrada = x.entrada::json, variaveis = x.variaveis, tentativas = x.tentativas,
              entrou_em = x.entrou_em, prazo = x.prazo, tarefa = x.tarefa, enviada = x.enviada, filhos_abertos = x.filhos_abertos, resultado = x.resultado::json
         FROM json_to_recordset($1) AS x (id bigint, estado text, situacao text, entrada text, variaveis json, tentativas int[], entrou_em timestamptz,
              prazo timestamptz, tarefa json, enviada boolean, filhos_abertos int, resultado text)
        WHERE r.id = x.id`,
      [JSON.stringify(linhas)],
    );
    for (const { prazo } of ramos) if (prazo !== null && (this.prazo === undefined || prazo < this.prazo)) this.prazo = prazo;
  }
}

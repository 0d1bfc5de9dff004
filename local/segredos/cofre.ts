import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** One value of a secret, as it was at some moment. */
const versao = z.object({ id: z.string(), valor: z.string(), em: z.iso.datetime() });
const segredo = z.object({ nome: z.string(), atual: versao, anterior: versao.nullable() });
const arquivoDoCofre = z.record(z.string(), segredo);

export type Versao = z.infer<typeof versao>;
export type Segredo = z.infer<typeof segredo>;

/** The secrets of one data directory: a file that only its owner reads, replaced whole at each change. */
export class Cofre {
  readonly #arquivo: string;
  readonly #segredos: Map<string, Segredo>;
  #gravacao: Promise<void> = Promise.resolve();

  private constructor(arquivo: string, segredos: Map<string, Segredo>) {
    this.#arquivo = arquivo;
    this.#segredos = segredos;
  }

  static async abrir(arquivo: string): Promise<Cofre> {
    const texto = await readFile(arquivo, 'utf8').catch((e: NodeJS.ErrnoException) => {
      if (e.code === 'ENOENT') return '{}';
      throw e;
    });
    return new Cofre(arquivo, new Map(Object.entries(arquivoDoCofre.parse(JSON.parse(texto)))));
  }

  /** By ARN, name, or the ARN without its random suffix, as AWS accepts. */
  buscar(id: string): { readonly arn: string; readonly segredo: Segredo } | undefined {
    for (const [arn, achado] of this.#segredos) {
      if (id === arn || id === achado.nome || `${id}` === arn.slice(0, arn.lastIndexOf('-'))) return { arn, segredo: achado };
    }
    return undefined;
  }

  /** Creates the secrets that are not there yet; one that exists keeps its value. */
  async garantir(novos: readonly { readonly arn: string; readonly nome: string; readonly gerar: () => string }[]): Promise<void> {
    const faltam = novos.filter((n) => !this.#segredos.has(n.arn));
    for (const n of faltam) this.#segredos.set(n.arn, { nome: n.nome, atual: nova(n.gerar()), anterior: null });
    if (faltam.length > 0) await this.#gravar();
  }

  /** Puts a new value; the former one becomes the previous. Answers the id of the new version. */
  async trocar(arn: string, valor: string): Promise<string> {
    const antes = this.#segredos.get(arn);
    if (antes === undefined) throw new Error(`Não há segredo ${arn}.`);
    const atual = nova(valor);
    this.#segredos.set(arn, { ...antes, atual, anterior: antes.atual });
    await this.#gravar();
    return atual.id;
  }

  /** Writes one after the other, each with all the changes made until then. */
  #gravar(): Promise<void> {
    this.#gravacao = this.#gravacao.then(() => this.#escrever());
    return this.#gravacao;
  }

  async #escrever(): Promise<void> {
    await mkdir(dirname(this.#arquivo), { recursive: true });
    const provisorio = `${this.#arquivo}.novo`;
    const f = await open(provisorio, 'w', 0o600);
    await f.writeFile(JSON.stringify(Object.fromEntries(this.#segredos), null, 2));
    await f.sync();
    await f.close();
    await chmod(provisorio, 0o600);
    await rename(provisorio, this.#arquivo);
  }
}

function nova(valor: string): Versao {
  return { id: randomUUID(), valor, em: new Date().toISOString() };
}

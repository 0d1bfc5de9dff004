/** All the queues of a run in one, since workers take from it at random. */
import type { Aleatorio } from '../../../local/semear/aleatorio.ts';
import type { Mensagem, Trabalho } from './mensagens.ts';

/** How messages are carried; a planted bug changes it. */
export interface Transporte {
  /** The worker of this kind of message answers before it works. */
  readonly respondeAntes?: Trabalho['tipo'];
  /** True for a message that is lost on the way. */
  readonly perde?: (t: Trabalho, enviadas: number) => boolean;
}

/** Failures of its own after which a message goes to the dead ones. */
const TENTATIVAS = 6;
const LOTE = 4;
/** Steps that a failed message waits, times its failures. */
const ESPERA = 40;

export class Fila {
  readonly mortas: Mensagem[] = [];
  #mensagens: Mensagem[] = [];
  #enviadas = 0;
  readonly #sorte: Aleatorio;
  readonly #duplicata: number;
  readonly #transporte: Transporte;

  constructor(sorte: Aleatorio, duplicata: number, transporte: Transporte) {
    this.#sorte = sorte;
    this.#duplicata = duplicata;
    this.#transporte = transporte;
  }

  get vazia(): boolean {
    return this.#mensagens.length === 0;
  }

  enviar(trabalho: Trabalho, depoisDe = 0): void {
    if (this.#transporte.perde?.(trabalho, this.#enviadas++) === true) return;
    const sobras = this.#sorte.chance(this.#duplicata) ? this.#sorte.inteiro(1, 2) : 0;
    this.#mensagens.push({ id: this.#enviadas, trabalho, sobras, emCurso: 0, recusas: 0, ultimoErro: undefined, depoisDe, apagada: false });
  }

  /** What workers may receive at this step; with `repetindo`, also what another worker still has. Rotas of one cycle come in batches. */
  entregaveis(passo: number, repetindo: boolean): readonly (readonly Mensagem[])[] {
    const livres = this.#mensagens.filter((m) => m.depoisDe <= passo && m.emCurso < (repetindo && !soUmaVez(m.trabalho) ? 2 : 1));
    const [lotes, sozinhas] = [new Map<string, Mensagem[]>(), [] as Mensagem[][]];
    for (const m of livres) {
      const { trabalho: t } = m;
      if (t.tipo !== 'calcular' && t.tipo !== 'emitir') sozinhas.push([m]);
      else lotes.set(`${t.tipo}/${t.ciclo}`, [...(lotes.get(`${t.tipo}/${t.ciclo}`) ?? []), m]);
    }
    return [...sozinhas, ...[...lotes.values()].map((l) => this.#subconjunto(l))];
  }

  #subconjunto(lote: readonly Mensagem[]): readonly Mensagem[] {
    const sorteadas = lote.filter(() => this.#sorte.chance(0.6)).slice(0, LOTE);
    return sorteadas.length > 0 ? sorteadas : [this.#sorte.escolher(lote)];
  }

  feita(m: Mensagem): void {
    if (m.sobras > 0) m.sobras--;
    else this.#apagar(m);
  }

  /** It comes back; after too many failures of its own (`erro`), it is dead. */
  devolver(m: Mensagem, passo: number, erro: string | undefined): void {
    if (erro === undefined || m.apagada) return;
    m.recusas++;
    m.ultimoErro = erro;
    m.depoisDe = passo + ESPERA * m.recusas;
    if (m.recusas < TENTATIVAS) return;
    this.#apagar(m);
    this.mortas.push(m);
  }

  #apagar(m: Mensagem): void {
    m.apagada = true;
    this.#mensagens = this.#mensagens.filter((x) => x !== m);
  }

  /** Nobody has what to do but to wait: the waiting is over. @returns false when nobody waits either */
  avancarRelogio(): boolean {
    for (const m of this.#mensagens) m.depoisDe = 0;
    return this.#mensagens.length > 0;
  }
}

/** Step Functions makes a new token for each try of the task that waits for people, and one try at a time. */
function soUmaVez(t: Trabalho): boolean {
  return t.tipo === 'passo' && t.passo === 'aguardar';
}

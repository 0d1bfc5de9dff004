/** The state machine of a cycle, as `infra/state-machines/ciclo-faturamento.ts` tells it, without the printing. */
import type { Passo, Trabalho } from './mensagens.ts';

type Estado = Passo | 'calcular' | 'emitir' | 'fim';

export class MaquinaDoCiclo {
  readonly ciclo: number;
  estado: Estado = 'congelar';
  /** Tokens that nobody has answered. */
  readonly #fichas = new Set<string>();
  /** Token of the crítica; a retried task has a new one. */
  #tentativas = 0;
  readonly #enviar: (t: Trabalho) => void;

  constructor(ciclo: number, enviar: (t: Trabalho) => void) {
    this.ciclo = ciclo;
    this.#enviar = enviar;
    this.#passo('congelar');
  }

  #passo(passo: Passo): void {
    this.estado = passo;
    this.#enviar({ tipo: 'passo', ciclo: this.ciclo, passo });
  }

  /** A new token for a new try of the task that waits for the crítica. */
  fichaDaCritica(): string {
    this.#fichas.clear();
    const ficha = `critica-${this.ciclo}-${++this.#tentativas}`;
    this.#fichas.add(ficha);
    return ficha;
  }

  /** A task answered. What comes from a state that is over changes nothing. */
  terminou(passo: Passo, rotas: readonly number[]): void {
    if (this.estado !== passo) return;
    switch (passo) {
      case 'congelar':
        return this.#mapear('calcular', rotas);
      case 'fechar':
        return this.#passo('aguardar');
      case 'aguardar':
        return;
      case 'numerar':
        return this.#mapear('emitir', rotas);
      case 'concluir':
        this.estado = 'fim';
    }
  }

  #mapear(tipo: 'calcular' | 'emitir', rotas: readonly number[]): void {
    this.estado = tipo;
    for (const rota of rotas) {
      const ficha = `${tipo}-${this.ciclo}-${rota}`;
      this.#fichas.add(ficha);
      this.#enviar({ tipo, ciclo: this.ciclo, rota, ficha });
    }
  }

  /** A token was answered; one that waits no more is ignored. */
  responder(ficha: string): void {
    if (!this.#fichas.delete(ficha) || this.#fichas.size > 0) return;
    if (this.estado === 'calcular') this.#passo('fechar');
    else if (this.estado === 'aguardar') this.#passo('numerar');
    else if (this.estado === 'emitir') this.#passo('concluir');
  }
}

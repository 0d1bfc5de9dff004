/** Everything that a run has outside the database: queues, state machines, people, the bank. What happens next is drawn from the seed. */
import type { Efeito } from '../../../layers/postgres/comum/caixa-saida.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import type { Aleatorio } from '../../../local/semear/aleatorio.ts';
import type { Agendador } from './agendador.ts';
import { enviosDepois, enviosDurante, faturasNaRua, type Envio } from './banco-simulado.ts';
import type { ArquivoRecebido, CasosDeUso } from './casos-de-uso.ts';
import { pendentes } from './cidade-simulada.ts';
import { Fila, type Transporte } from './fila.ts';
import { MaquinaDoCiclo } from './maquina.ts';
import { descrever, type Mensagem, type Trabalho } from './mensagens.ts';
import { AGORA, ANTES, HOJE, leiturasDoGrupo, momento, type Plano } from './plano.ts';
import type { Desfecho, Falha } from './tarefa.ts';
import { primeiraRota, tratar } from './tratar.ts';

/** How much goes wrong. */
export interface Caos {
  /** Chance of a run of a handler losing its connection. */
  readonly falha: number;
  /** Chance of a worker dying after its work and before its answer. */
  readonly morteAposOTrabalho: number;
  /** Chance of a message coming more than once. */
  readonly duplicata: number;
  /** Handlers at the same time. */
  readonly paralelos: number;
  /** Runs, by name, that always lose their connection: for what only shows when a certain run dies at a certain statement. */
  readonly raio?: RegExp;
}

export interface PartesDoMundo {
  readonly plano: Plano;
  readonly casos: CasosDeUso;
  readonly transporte: Transporte;
  readonly caos: Caos;
  readonly sorte: Aleatorio;
  readonly agendador: Agendador;
  /** Reads what is in the database, out of the run. */
  readonly leitor: Pool;
}

/** What ends a run. */
export type Fim = { readonly tipo: 'ACABOU' } | { readonly tipo: 'PAROU'; readonly motivo: string };

/** Most runs take a thousand. From the first of these on nothing else goes wrong; at the second, the work will not end. */
const PASSOS_COM_FALHAS = 1_800;
const PASSOS = 3_600;
const COMANDOS_ATE_A_FALHA = 16;
/** Steps after the readings within which their correction comes: enough for it to find the cycle anywhere. */
const CORRECAO_ATE = 400;
const CORRECAO_NA_CRITICA = 50;
/** Steps between two looks of a person at the crítica. */
const VOLTA_DA_PESSOA = 30;
const M = momento(HOJE);

export class Mundo {
  readonly #p: PartesDoMundo;
  readonly fila: Fila;
  readonly envios: Envio[] = [];
  /** What happened, for who replays a seed. */
  readonly diario: string[] = [];
  passos = 0;
  readonly #maquinas = new Map<number, MaquinaDoCiclo>();
  readonly #correcoes = new Map<number, 'FALTA' | 'FEITA'>();
  readonly #corrigidas = new Map<number, ArquivoRecebido>();
  readonly #devolvidos = new Set<number>();
  /** Step from which somebody looks at the crítica of a cycle again; infinite while somebody does. */
  readonly #voltaDaPessoa = new Map<number, number>();
  #corrigirNaCritica = false;
  #saidaSuja = true;
  #depois = false;

  constructor(partes: PartesDoMundo) {
    this.#p = partes;
    this.fila = new Fila(partes.sorte, partes.caos.duplicata, partes.transporte);
  }

  async rodar(): Promise<Fim> {
    const { plano, leitor } = this.#p;
    for (const grupo of plano.grupos) {
      const [arquivo, correcao] = await leiturasDoGrupo(leitor, grupo, AGORA, plano.variante);
      this.#corrigidas.set(grupo, correcao);
      this.fila.enviar({ tipo: 'leituras', grupo, correcao: false, arquivo });
    }
    this.#enviarRetornos(enviosDurante(await faturasNaRua(leitor, ANTES.mes), HOJE));
    for (; this.passos < PASSOS; this.passos++) {
      const morta = this.fila.mortas[0];
      if (morta !== undefined) return this.#parar(`mensagem que nunca é aceita: ${descrever(morta.trabalho)}: ${morta.ultimoErro ?? ''}`);
      if (await this.#acabou()) return { tipo: 'ACABOU' };
      if (!(await this.#passo())) return this.#parar('ninguém tem o que fazer e o trabalho não acabou');
    }
    return this.#parar(`não acabou em ${PASSOS} passos`);
  }

  #parar(motivo: string): Fim {
    const maquinas = [...this.#maquinas.values()].map((m) => `ciclo ${m.ciclo}: ${m.estado}`).join(', ');
    return { tipo: 'PAROU', motivo: `${motivo} [${maquinas}]` };
  }

  get #emCaos(): boolean {
    return this.passos < PASSOS_COM_FALHAS;
  }

  #enviarRetornos(envios: readonly Envio[]): void {
    this.envios.push(...envios);
    for (const arquivo of envios) this.fila.enviar({ tipo: 'retorno', arquivo });
  }

  async #acabou(): Promise<boolean> {
    const { plano, leitor, agendador } = this.#p;
    const emitidos = [...this.#maquinas.values()].filter((m) => m.estado === 'fim').length === plano.grupos.length;
    if (emitidos && !this.#depois) {
      this.#depois = true;
      const [atuais, anteriores] = [await faturasNaRua(leitor, AGORA.mes), await faturasNaRua(leitor, ANTES.mes)];
      this.#enviarRetornos(enviosDepois(atuais, anteriores, HOJE));
    }
    if (!emitidos || !this.fila.vazia || agendador.vivas > 0) return false;
    const { rowCount } = await leitor.query('SELECT FROM comum.caixa_saida WHERE publicado_em IS NULL LIMIT 1');
    if (rowCount === 0) return true;
    this.#saidaSuja = true;
    return false;
  }

  /** @returns false when nobody can do anything */
  async #passo(): Promise<boolean> {
    const { sorte, agendador, caos } = this.#p;
    const novos = agendador.vivas < caos.paralelos ? this.#novos() : [];
    const { prontas } = agendador;
    if (novos.length > 0 && (prontas.length === 0 || sorte.chance(0.3))) sorte.escolher(novos)();
    else if (prontas.length > 0) sorte.escolher(prontas).liberar();
    else if (agendador.vivas > 0) await new Promise((resolver) => setTimeout(resolver, 10));
    else if (!this.#esperar()) return false;
    await agendador.aquietar();
    return true;
  }

  /** Everybody waits for a time to come: it comes. @returns false when nobody waits for anything */
  #esperar(): boolean {
    const pessoas = [...this.#maquinas.values()].filter((m) => m.estado === 'aguardar');
    for (const m of pessoas) this.#voltaDaPessoa.set(m.ciclo, 0);
    return this.fila.avancarRelogio() || pessoas.length > 0;
  }

  /** What may begin now. */
  #novos(): (() => void)[] {
    const novos: (() => void)[] = [];
    for (const lote of this.fila.entregaveis(this.passos, this.#emCaos)) novos.push(() => this.#entregar(lote));
    if (this.#saidaSuja) novos.push(() => this.#publicar());
    for (const m of this.#maquinas.values()) if (m.estado === 'aguardar' && (this.#voltaDaPessoa.get(m.ciclo) ?? 0) <= this.passos) novos.push(() => this.#pessoa(m.ciclo));
    return novos;
  }

  #sortearFalha(nome: string): Falha | null {
    const { sorte, caos } = this.#p;
    if (!this.#emCaos || !sorte.chance(caos.raio?.test(nome) === true ? 1 : caos.falha)) return null;
    return { comando: sorte.inteiro(0, COMANDOS_ATE_A_FALHA), instante: sorte.escolher(['ANTES', 'DURANTE', 'DEPOIS'] as const), morre: sorte.chance(0.5) };
  }

  #iniciar(nome: string, corpo: (pool: Pool) => Promise<unknown>, aoFim: (d: Desfecho, caiu: boolean) => void): void {
    const falha = this.#sortearFalha(nome);
    this.diario.push(`${this.passos} > ${nome}${falha === null ? '' : ` (cai no comando ${falha.comando}, ${falha.instante}${falha.morre ? ', morre' : ''})`}`);
    this.#p.agendador.iniciar(nome, falha, corpo, (d, caiu) => {
      this.diario.push(`${this.passos} < ${nome}: ${d.tipo}${d.tipo === 'ERRO' ? ` ${String(d.erro)}` : ''}`);
      this.#saidaSuja = true;
      aoFim(d, caiu);
    });
  }

  #entregar(lote: readonly Mensagem[]): void {
    const [primeira] = lote;
    if (primeira === undefined) return;
    const { casos, transporte, sorte, caos } = this.#p;
    const trabalhos = lote.map((m) => m.trabalho);
    const ficha = primeira.trabalho.tipo === 'passo' && primeira.trabalho.passo === 'aguardar' ? this.#maquinas.get(primeira.trabalho.ciclo)?.fichaDaCritica() : undefined;
    for (const m of lote) m.emCurso++;
    if (transporte.respondeAntes === primeira.trabalho.tipo) {
      for (const m of lote) this.fila.feita(m);
      this.#responder(trabalhos);
    }
    this.#iniciar(trabalhos.map(descrever).join(' + '), (pool) => tratar(casos, pool, trabalhos, ficha ?? ''), (d, caiu) => {
      for (const m of lote) m.emCurso--;
      if (transporte.respondeAntes === primeira.trabalho.tipo) return;
      // dead after its commit: nobody hears it, and the message comes back
      if (d.tipo !== 'FEITO' || (this.#emCaos && sorte.chance(caos.morteAposOTrabalho))) {
        for (const m of lote) this.fila.devolver(m, this.passos, d.tipo === 'ERRO' && !caiu ? String(d.erro) : undefined);
        return;
      }
      this.#concluido(trabalhos, d.valor, ficha);
      const semResposta = this.#emCaos && sorte.chance(caos.morteAposOTrabalho);
      for (const m of lote) if (!semResposta) this.fila.feita(m);
    });
  }

  #responder(trabalhos: readonly Trabalho[]): void {
    for (const t of trabalhos) if ((t.tipo === 'calcular' || t.tipo === 'emitir') && t.ficha !== null) this.#maquinas.get(t.ciclo)?.responder(t.ficha);
  }

  #concluido(trabalhos: readonly Trabalho[], valor: unknown, ficha: string | undefined): void {
    const [t] = trabalhos;
    if (t?.tipo === 'passo') {
      const maquina = this.#maquinas.get(t.ciclo);
      if (t.passo === 'aguardar' && valor === true && ficha !== undefined) maquina?.responder(ficha);
      if (t.passo === 'fechar' && this.#corrigirNaCritica) {
        this.#corrigirNaCritica = false;
        this.#enviarCorrecoes(this.#p.plano.grupos, CORRECAO_NA_CRITICA);
      }
      maquina?.terminou(t.passo, Array.isArray(valor) ? (valor as readonly number[]) : []);
    } else if (t?.tipo === 'leituras') this.#leiturasRecebidas(t.grupo, t.correcao);
    else this.#responder(trabalhos);
  }

  /** The cycle opens when the readings are in; a correction may come at any time from then on. */
  #leiturasRecebidas(grupo: number, correcao: boolean): void {
    const { plano, sorte } = this.#p;
    if (correcao) this.#correcoes.set(grupo, 'FEITA');
    if (correcao || this.#correcoes.has(grupo)) return;
    this.#correcoes.set(grupo, plano.corrige === 'NAO' ? 'FEITA' : 'FALTA');
    this.fila.enviar({ tipo: 'abrir', grupo });
    // one that nobody waits for comes, more often than not, when somebody is about to approve
    if (plano.corrige === 'LIVRE' && sorte.chance(0.7)) this.#corrigirNaCritica = true;
    else if (plano.corrige !== 'NAO') this.#enviarCorrecoes([grupo], CORRECAO_ATE);
  }

  #enviarCorrecoes(grupos: readonly number[], ate: number): void {
    for (const grupo of grupos) {
      const arquivo = this.#corrigidas.get(grupo);
      if (arquivo !== undefined) this.fila.enviar({ tipo: 'leituras', grupo, correcao: true, arquivo }, this.passos + this.#p.sorte.inteiro(0, ate));
    }
  }

  #publicar(): void {
    this.#saidaSuja = false;
    this.#iniciar('publicar a caixa de saída', (pool) => this.#p.casos.publicar(pool, (efeito) => this.#efetivar(efeito)), () => undefined);
  }

  #efetivar(efeito: Efeito): Promise<void> {
    switch (efeito.tipo) {
      case 'iniciar-ciclo': {
        const { ciclo } = efeito.conteudo;
        if (!this.#maquinas.has(ciclo)) this.#maquinas.set(ciclo, new MaquinaDoCiclo(ciclo, (t) => this.fila.enviar(t)));
        return Promise.resolve();
      }
      case 'calcular-rota':
        this.fila.enviar({ tipo: 'calcular', ...efeito.conteudo, ficha: null });
        return Promise.resolve();
      case 'responder-tarefa':
        for (const m of this.#maquinas.values()) m.responder(efeito.conteudo.token);
        return Promise.resolve();
    }
  }

  /** Somebody looks at the crítica: sends a rota back once, decides what blocks, and tries to approve. */
  #pessoa(ciclo: number): void {
    this.#voltaDaPessoa.set(ciclo, Number.POSITIVE_INFINITY);
    const agir = async (pool: Pool): Promise<void> => {
      const { casos, plano } = this.#p;
      if (plano.devolve && !this.#devolvidos.has(ciclo)) {
        const rota = await primeiraRota(pool, ciclo);
        if ((await casos.devolverRota(pool, ciclo, rota)).ok) this.#devolvidos.add(ciclo);
      }
      for (const cdc of await pendentes(pool, ciclo)) await casos.decidir(pool, ciclo, cdc, M);
      if (plano.corrige === 'ANTES' && [...this.#correcoes.values()].includes('FALTA')) return;
      await casos.aprovar(pool, ciclo, M);
    };
    this.#iniciar(`pessoa na crítica do ciclo ${ciclo}`, agir, () => this.#voltaDaPessoa.set(ciclo, this.passos + VOLTA_DA_PESSOA));
  }
}

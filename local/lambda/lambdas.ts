import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DefinicaoFuncao } from './definicao.ts';
import { Funcao } from './funcao.ts';
import type { Injecao } from './injecao.ts';
import { compilarOperario } from './operario-compilado.ts';
import type { Desfecho } from './protocolo.ts';
import { criarRegistro } from './registro.ts';

/**
 * Workers of one function when the template reserves nothing: one for each core, and never one alone, which a long call would keep from everybody.
 * More only start cold beside those that are warm.
 */
const CONCORRENCIA_PADRAO = Math.max(2, availableParallelism());

export interface OpcoesLambdas {
  readonly definicoes: readonly DefinicaoFuncao[];
  readonly diretorioDados: string;
  /** Asked at each call, so that faults may be switched while functions run. */
  readonly injecao: () => Injecao;
  /** Workers that a function may have at once, when it reserves none. */
  readonly concorrencia: (nome: string) => number | undefined;
}

/** The functions of the platform, by name or ARN (a version or alias at the end of the ARN is accepted). */
export interface Lambdas {
  readonly funcoes: readonly Funcao[];
  /** The function with this name or ARN, or undefined. */
  buscar(nomeOuArn: string): Funcao | undefined;
  /** Calls with a JSON value. Throws only when there is no such function. */
  invocar(nomeOuArn: string, evento: unknown): Promise<Desfecho>;
  encerrar(): Promise<void>;
}

/** `arn:aws:lambda:…:function:nome:1` → `nome`. */
export function nomeDaFuncao(nomeOuArn: string): string {
  const doArn = /:function:([^:]+)(?::[^:]+)?$/.exec(nomeOuArn);
  return doArn?.[1] ?? nomeOuArn.split(':')[0] ?? nomeOuArn;
}

/** Prepares every function; no worker starts before the first call. */
export async function criarLambdas({ definicoes, diretorioDados, injecao, concorrencia }: OpcoesLambdas): Promise<Lambdas> {
  const operario = await compilarOperario(join(diretorioDados, 'cache'));
  const funcoes = definicoes.map((d) => {
    const registro = criarRegistro(join(diretorioDados, 'registros'), d.nome);
    return new Funcao(d, { operario, registro, injecao, concorrencia: d.reservada ?? concorrencia(d.nome) ?? CONCORRENCIA_PADRAO });
  });
  const porNome = new Map(funcoes.map((f) => [f.definicao.nome, f]));
  const buscar = (nomeOuArn: string): Funcao | undefined => porNome.get(nomeDaFuncao(nomeOuArn));
  return {
    funcoes,
    buscar,
    async invocar(nomeOuArn, evento) {
      const funcao = buscar(nomeOuArn);
      if (funcao === undefined) throw new Error(`Não há função ${nomeOuArn} no template.`);
      return funcao.invocar(JSON.stringify(evento) ?? 'null');
    },
    async encerrar() {
      await Promise.all(funcoes.map((f) => f.encerrar()));
    },
  };
}

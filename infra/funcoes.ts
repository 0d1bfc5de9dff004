import type { Confianca, Contexto, ContratoRota, Execucao, Recurso } from '../events/contrato.ts';
import { papeisDe } from './contratos-conferencia.ts';
import { ContratoInvalido } from './contratos.ts';
import type { Contratos, Descoberto } from './contratos.ts';

/** What the bundle of a Lambda starts from: its own handler, or a generated module that mounts many routes, or one that only knows which there are. */
export type Entrada =
  | { readonly tipo: 'handler'; readonly arquivo: string }
  | { readonly tipo: 'api'; readonly rotas: readonly Descoberto<ContratoRota>[] }
  | { readonly tipo: 'desconhecidos'; readonly rotas: readonly ContratoRota[] };

/** One Lambda: its name, its code and how it runs. */
export interface FuncaoPlanejada {
  /** `<contexto>-<nome>`, or `api-<contexto>-<confianca>`. */
  readonly nome: string;
  readonly contexto: Contexto;
  readonly execucao: Execucao;
  readonly entrada: Entrada;
}

/** Routes of one context at one trust level, which one Lambda serves. */
export interface GrupoDeRotas {
  readonly funcao: FuncaoPlanejada;
  readonly confianca: Confianca;
  readonly rotas: readonly ContratoRota[];
}

function unir(usa: readonly Recurso[]): readonly Recurso[] {
  return [...new Map(usa.map((r) => [JSON.stringify(r), r])).values()];
}

function execucaoDoGrupo(nome: string, rotas: readonly ContratoRota[]): Execucao {
  const execucoes = rotas.map((r) => r.execucao);
  const idempotencia: readonly Recurso[] = rotas.some((r) => r.idempotente === true) ? [{ tabela: 'idempotencia' }] : [];
  const usa = unir([...execucoes.flatMap((e) => e.usa), ...idempotencia]);
  const papeis = papeisDe(usa);
  if (papeis.length > 1) throw new ContratoInvalido([`${nome}: as rotas de um contexto e nível de confiança são uma função só, e usam o banco como ${papeis.join(' e ')}`]);
  return {
    memoriaMB: Math.max(...execucoes.map((e) => e.memoriaMB)),
    tempoLimiteS: Math.max(...execucoes.map((e) => e.tempoLimiteS)),
    usa,
    impacto: [...new Set(execucoes.map((e) => e.impacto))].join(' '),
    runbook: [...new Set(execucoes.map((e) => e.runbook))].join(' '),
    ...(execucoes.some((e) => e.camada === 'typst') ? { camada: 'typst' as const } : {}),
  };
}

/** Gathers the routes into their Lambdas, `api-<contexto>-<confianca>`. */
export function agruparRotas(rotas: Contratos['rotas']): readonly GrupoDeRotas[] {
  const grupos = new Map<string, Descoberto<ContratoRota>[]>();
  for (const rota of rotas) {
    const nome = `api-${rota.contrato.contexto}-${rota.contrato.confianca}`;
    grupos.set(nome, [...(grupos.get(nome) ?? []), rota]);
  }
  return [...grupos.entries()].flatMap(([nome, doGrupo]) => {
    const primeira = doGrupo[0];
    if (primeira === undefined) return [];
    const contratos = doGrupo.map((d) => d.contrato);
    const { contexto, confianca } = primeira.contrato;
    const funcao: FuncaoPlanejada = { nome, contexto, execucao: execucaoDoGrupo(nome, contratos), entrada: { tipo: 'api', rotas: doGrupo } };
    return [{ funcao, confianca, rotas: contratos }];
  });
}

/** The Lambda of a contract that has one of its own. */
export function funcaoDe({ contrato, handler }: Descoberto): FuncaoPlanejada {
  return {
    nome: `${contrato.contexto}-${contrato.nome}`,
    contexto: contrato.contexto,
    execucao: contrato.execucao,
    entrada: { tipo: 'handler', arquivo: handler },
  };
}

/** The Lambda of what is no route: asked by the gateway, not by a contract. It uses nothing: no database, no network, no secret. */
export function funcaoDosDesconhecidos(rotas: Contratos['rotas']): FuncaoPlanejada {
  return {
    nome: 'comum-endereco-desconhecido',
    contexto: 'comum',
    entrada: { tipo: 'desconhecidos', rotas: rotas.map((r) => r.contrato) },
    execucao: {
      memoriaMB: 256,
      tempoLimiteS: 5,
      usa: [],
      impacto: 'Quem erra um endereço da API não ouve o que está errado; nenhuma operação para.',
      runbook: 'api',
    },
  };
}

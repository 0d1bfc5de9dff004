import { z } from 'zod';
import type { Lambdas } from '../lambda/lambdas.ts';
import { arn } from '../template/nomes.ts';
import type { EventoBase } from './evento.ts';
import type { ApiHttp, Autorizador } from './modelo.ts';

export type Autorizacao =
  | { readonly tipo: 'permitido'; readonly contexto: unknown }
  | { readonly tipo: 'sem-identidade' }
  | { readonly tipo: 'negado' }
  | { readonly tipo: 'falha' };

const respostaSimples = z.object({ isAuthorized: z.boolean(), context: z.record(z.string(), z.unknown()).optional() });

function fonte(expressao: string, e: EventoBase): string | undefined {
  const cabecalho = /^\$request\.header\.(.+)$/.exec(expressao)?.[1]?.toLowerCase();
  if (cabecalho === 'cookie') return e.cookies?.join('; ');
  if (cabecalho !== undefined) return e.headers[cabecalho];
  const consulta = /^\$request\.querystring\.(.+)$/.exec(expressao)?.[1];
  if (consulta !== undefined) return e.queryStringParameters?.[consulta];
  if (expressao === '$context.routeKey') return e.routeKey;
  if (expressao === '$context.identity.sourceIp') return (e.requestContext['http'] as { sourceIp?: string }).sourceIp;
  throw new Error(`A fonte de identidade ${expressao} não é atendida pelo ambiente local.`);
}

/** Largest number of remembered answers; the oldest leave first. */
const LIMITE_DA_MEMORIA = 10_000;

/** Calls Lambda authorizers and remembers their answers for the time the template gives. */
export class Autorizacoes {
  readonly #memoria = new Map<string, { ate: number; autorizacao: Autorizacao }>();
  readonly #lambdas: Lambdas;

  constructor(lambdas: Lambdas) {
    this.#lambdas = lambdas;
  }

  /** A request that lacks any identity source is refused without calling the function, as in AWS. */
  async autorizar(api: ApiHttp, autorizador: Autorizador, evento: EventoBase): Promise<Autorizacao> {
    const identidade = autorizador.identidade.map((f) => fonte(f, evento));
    if (identidade.some((v) => v === undefined || v === '')) return { tipo: 'sem-identidade' };
    const chave = JSON.stringify([autorizador.id, identidade]);
    const lembrada = this.#memoria.get(chave);
    if (lembrada !== undefined && lembrada.ate > Date.now()) return lembrada.autorizacao;
    const autorizacao = await this.#perguntar(api, autorizador, evento, identidade);
    // Without identity sources there is no cache key, so AWS does not cache.
    if (autorizacao.tipo !== 'falha' && autorizador.validadeS > 0 && identidade.length > 0) {
      this.#lembrar(chave, { ate: Date.now() + autorizador.validadeS * 1000, autorizacao });
    }
    return autorizacao;
  }

  #lembrar(chave: string, valor: { ate: number; autorizacao: Autorizacao }): void {
    this.#memoria.delete(chave);
    this.#memoria.set(chave, valor);
    const maisAntiga = this.#memoria.keys().next().value;
    if (this.#memoria.size > LIMITE_DA_MEMORIA && maisAntiga !== undefined) this.#memoria.delete(maisAntiga);
  }

  async #perguntar(api: ApiHttp, a: Autorizador, evento: EventoBase, identidade: readonly (string | undefined)[]): Promise<Autorizacao> {
    const { method, path } = evento.requestContext['http'] as { method: string; path: string };
    const desfecho = await this.#lambdas.invocar(a.funcao, {
      ...evento,
      type: 'REQUEST',
      routeArn: arn('execute-api', `${api.id}/${api.estagio}/${method}${path}`),
      identitySource: identidade,
    });
    if (!desfecho.ok) return { tipo: 'falha' };
    const lida = respostaSimples.safeParse(JSON.parse(desfecho.carga));
    if (!lida.success) return { tipo: 'falha' };
    return lida.data.isAuthorized ? { tipo: 'permitido', contexto: lida.data.context ?? {} } : { tipo: 'negado' };
  }
}

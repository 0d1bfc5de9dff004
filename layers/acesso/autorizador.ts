import middy, { type MiddyfiedHandler } from '@middy/core';
import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerResult } from 'aws-lambda';
import { umaVez, type Dependencias } from '../comum/dependencias.ts';
import type { ContextoDoAutorizador, SessaoRecusada } from '../http/quem.ts';
import { contar } from '../telemetry/metricas.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';
import { telemetria } from '../telemetry/telemetria.ts';

export type RespostaDoAutorizador = APIGatewaySimpleAuthorizerResult & { readonly context: ContextoDoAutorizador | SessaoRecusada | Record<string, never> };

/**
 * The Lambda authorizer of the HTTP API (payload 2.0, simple answer). `quem` says who calls, or undefined for nobody;
 * who comes from a network that is not let in, or whose session gave its place to another, reaches the door, which knows him for nobody and says so. A fault throws, and the gateway
 * answers 500: whoever cannot be checked does not come in.
 */
export function autorizador<D>(
  deps: Dependencias<D>,
  quem: (evento: APIGatewayRequestAuthorizerEventV2, deps: D) => Promise<ContextoDoAutorizador | SessaoRecusada | undefined>,
): MiddyfiedHandler<APIGatewayRequestAuthorizerEventV2, RespostaDoAutorizador> {
  const prontas = umaVez(deps);
  return middy<APIGatewayRequestAuthorizerEventV2, RespostaDoAutorizador>()
    .use(telemetria())
    .handler(async (evento: APIGatewayRequestAuthorizerEventV2): Promise<RespostaDoAutorizador> => {
      try {
        const contexto = await quem(evento, await prontas());
        if (contexto) return { isAuthorized: true, context: contexto };
      } catch (erro) {
        registro.error('o autorizador falhou', descreverErro(erro));
        throw erro;
      }
      contar('AcessoNegado');
      return { isAuthorized: false, context: {} };
    });
}

import middy, { type MiddyfiedHandler } from '@middy/core';
import type { APIGatewayRequestAuthorizerEventV2, APIGatewaySimpleAuthorizerResult } from 'aws-lambda';
import { umaVez, type Dependencias } from '../comum/dependencias.ts';
import type { ContextoDoAutorizador, RecusaDoAutorizador } from '../http/quem.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';
import { telemetria } from '../telemetry/telemetria.ts';

export type RespostaDoAutorizador = APIGatewaySimpleAuthorizerResult & { readonly isAuthorized: true; readonly context: ContextoDoAutorizador | RecusaDoAutorizador };

/**
 * The Lambda authorizer of the HTTP API (payload 2.0, simple answer). `quem` says who calls, or undefined for nobody. It recognises, and refuses nobody by
 * itself: who is nobody reaches the door, which knows him for that and says so (docs/adr/0032). A fault throws, and the gateway answers 500: whoever cannot be
 * checked does not come in.
 */
export function autorizador<D>(
  deps: Dependencias<D>,
  quem: (evento: APIGatewayRequestAuthorizerEventV2, deps: D) => Promise<ContextoDoAutorizador | RecusaDoAutorizador | undefined>,
): MiddyfiedHandler<APIGatewayRequestAuthorizerEventV2, RespostaDoAutorizador> {
  const prontas = umaVez(deps);
  return middy<APIGatewayRequestAuthorizerEventV2, RespostaDoAutorizador>()
    .use(telemetria())
    .handler(async (evento: APIGatewayRequestAuthorizerEventV2): Promise<RespostaDoAutorizador> => {
      try {
        return { isAuthorized: true, context: (await quem(evento, await prontas())) ?? { recusa: 'NAO_IDENTIFICADO' } };
      } catch (erro) {
        registro.error('o autorizador falhou', descreverErro(erro));
        throw erro;
      }
    });
}

import middy, { type MiddyfiedHandler } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { telemetria } from '../telemetry/telemetria.ts';
import { compilarRotas, PREFIXO, type Rota } from './caminho.ts';
import { problemaComum, type RecusaDaPorta } from './problema.ts';
import { CABECALHOS_SEGUROS, responderProblema, type RespostaHttp } from './resposta.ts';

/**
 * The Lambda of every call that the gateway matched to no route: says that there is no such address, or by which methods it is called. It knows the
 * routes by name only, and reads nothing else of the call.
 */
export function montarDesconhecidos(rotas: readonly Rota[]): MiddyfiedHandler<APIGatewayProxyEventV2, RespostaHttp> {
  const achar = compilarRotas(rotas);
  return middy<APIGatewayProxyEventV2, RespostaHttp>()
    .use(telemetria())
    .handler((evento: APIGatewayProxyEventV2): Promise<RespostaHttp> => {
      const { requestId, http } = evento.requestContext;
      const achado = evento.rawPath.startsWith(`${PREFIXO}/`) ? achar(http.method, evento.rawPath) : undefined;
      // what we would have matched and the gateway did not is still an address that nobody serves
      const resposta = recusarEndereco(achado === undefined || achado.rota !== undefined ? [] : achado.metodos, requestId);
      return Promise.resolve({ ...resposta, headers: { ...CABECALHOS_SEGUROS, ...resposta.headers, 'x-correlacao': requestId } });
    });
}

/** `metodos`: those that the address does take; none, there is no such address. */
export function recusarEndereco(metodos: readonly string[], correlacao: string): RespostaHttp {
  const aceitos = [...new Set(metodos)].sort().join(', ');
  const recusa: RecusaDaPorta =
    metodos.length === 0
      ? { codigo: 'requisicao/rota-inexistente', mensagem: 'Este endereço não existe. Confira a referência em /docs.' }
      : { codigo: 'requisicao/metodo', mensagem: `Este endereço aceita ${aceitos}. Confira a referência em /docs.`, cabecalhos: { allow: aceitos } };
  return responderProblema(problemaComum(recusa, correlacao), recusa.cabecalhos);
}

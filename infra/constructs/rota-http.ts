import type { HttpApi, IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import type { Metodo } from '../../events/contrato.ts';
import type { FuncaoPlanejada, GrupoDeRotas } from '../funcoes.ts';
import { Funcao } from './funcao.ts';
import { aceitar } from './justificativas.ts';
import type { Plataforma } from './plataforma.ts';

/** Where CloudFront and the single machine mount the API: pages and API are one origin. */
export const PREFIXO_API = '/api';

const METODOS: Readonly<Record<Metodo, HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  PATCH: HttpMethod.PATCH,
  DELETE: HttpMethod.DELETE,
};

export interface PropsRotas {
  readonly api: HttpApi;
  readonly autorizador: IHttpRouteAuthorizer;
  readonly plataforma: Plataforma;
}

/** The routes of one context at one trust level, and the Lambda that answers them. Only those declared `publico` skip the authorizer. */
export function montarRotas(escopo: Construct, grupo: GrupoDeRotas, { api, autorizador, plataforma }: PropsRotas): Funcao {
  const funcao = new Funcao(escopo, { plano: grupo.funcao, plataforma });
  // One permission for the whole API: one for each route would outgrow the policy of the Lambda.
  const integration = new HttpLambdaIntegration(grupo.funcao.nome, funcao.funcao, { scopePermissionToRoute: false });
  for (const { metodo, caminho } of grupo.rotas) {
    const [rota] = api.addRoutes({
      path: `${PREFIXO_API}${caminho}`,
      methods: [METODOS[metodo]],
      integration,
      ...(grupo.confianca === 'publico' ? {} : { authorizer: autorizador }),
    });
    if (rota !== undefined && grupo.confianca === 'publico') aceitar(rota, { APIG4: 'A rota é declarada pública no seu contrato.' });
  }
  return funcao;
}

/** `$default`: what no other route takes, so that a wrong address or method is refused in our words. Public: it has nothing that could be kept from anybody. */
export function montarDesconhecidos(escopo: Construct, plano: FuncaoPlanejada, { api, plataforma }: Omit<PropsRotas, 'autorizador'>): void {
  const { funcao } = new Funcao(escopo, { plano, plataforma });
  const integration = new HttpLambdaIntegration(plano.nome, funcao, { scopePermissionToRoute: false });
  const rota = new HttpRoute(escopo, 'Desconhecidos', { httpApi: api, routeKey: HttpRouteKey.DEFAULT, integration });
  aceitar(rota, { APIG4: 'Só diz que o endereço ou o método não existe: a lista deles é pública, em /docs.' });
}

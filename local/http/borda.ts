import { createContext, Script } from 'node:vm';
import { z } from 'zod';
import type { Recurso, Template } from '../template/carregar.ts';

const associacoes = z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]);
const comportamento = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: associacoes,
});
const distribuicao = z.object({
  DefaultRootObject: z.string().default(''),
  DefaultCacheBehavior: comportamento,
  CacheBehaviors: z.array(comportamento).default([]),
  CustomErrorResponses: z
    .array(z.object({ ErrorCode: z.number(), ResponsePagePath: z.string().optional(), ResponseCode: z.number().optional() }))
    .default([]),
  Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.string().default('') })),
});

const cabecalho = z.object({ Override: z.boolean() });
const politica = z.object({
  SecurityHeadersConfig: z
    .object({
      ContentSecurityPolicy: cabecalho.extend({ ContentSecurityPolicy: z.string() }).optional(),
      ContentTypeOptions: cabecalho.optional(),
      FrameOptions: cabecalho.extend({ FrameOption: z.string() }).optional(),
      ReferrerPolicy: cabecalho.extend({ ReferrerPolicy: z.string() }).optional(),
      XSSProtection: cabecalho.extend({ Protection: z.boolean(), ModeBlock: z.boolean().optional() }).optional(),
    })
    .optional(),
  CustomHeadersConfig: z.object({ Items: z.array(cabecalho.extend({ Header: z.string(), Value: z.string() })) }).optional(),
});

/** Where a behaviour sends a request. */
export type Origem = { readonly tipo: 'api'; readonly endpoint: string } | { readonly tipo: 'balde'; readonly balde: string };

export interface Comportamento {
  /** `/api/*`; null for the default one. */
  readonly padrao: string | null;
  readonly origem: Origem;
  readonly prefixoDaOrigem: string;
  /** The `uri` after the viewer-request function. Throws when the function answers by itself. */
  readonly reescrever: (metodo: string, uri: string) => string;
  readonly cabecalhos: readonly { readonly nome: string; readonly valor: string; readonly impor: boolean }[];
}

/** One `AWS::CloudFront::Distribution`: the default behaviour comes last. */
export interface Borda {
  readonly comportamentos: readonly Comportamento[];
  readonly raiz: string;
  readonly erros: readonly { readonly codigo: number; readonly pagina: string; readonly status: number }[];
}

/** Strict-Transport-Security is left out: it would force HTTPS on every service of 127.0.0.1 of whoever opens the page. */
function cabecalhosDe(r: Recurso | undefined): Comportamento['cabecalhos'] {
  if (r === undefined) return [];
  const { SecurityHeadersConfig: s, CustomHeadersConfig: c } = politica.parse(r.propriedades['ResponseHeadersPolicyConfig']);
  const lista: [string, string | undefined, boolean | undefined][] = [
    ['content-security-policy', s?.ContentSecurityPolicy?.ContentSecurityPolicy, s?.ContentSecurityPolicy?.Override],
    ['x-content-type-options', s?.ContentTypeOptions === undefined ? undefined : 'nosniff', s?.ContentTypeOptions?.Override],
    ['x-frame-options', s?.FrameOptions?.FrameOption, s?.FrameOptions?.Override],
    ['referrer-policy', s?.ReferrerPolicy?.ReferrerPolicy, s?.ReferrerPolicy?.Override],
    ...(c?.Items ?? []).map((i): [string, string, boolean] => [i.Header.toLowerCase(), i.Value, i.Override]),
  ];
  return lista.flatMap(([nome, valor, impor]) => (valor === undefined ? [] : [{ nome, valor, impor: impor === true }]));
}

const resultado = z.object({ uri: z.string() });

/** Wall time: a machine whose cores are all taken must not turn a page into an error. */
const LIMITE_DA_FUNCAO_MS = 2_000;

/** Runs a CloudFront Function on the request, as the edge would: loaded once, called for each. Only rewriting of the address is served here. */
function reescrita(codigo: string): Comportamento['reescrever'] {
  const contexto = createContext({});
  new Script(codigo).runInContext(contexto, { timeout: LIMITE_DA_FUNCAO_MS });
  return (metodo, uri) => {
    const evento = { version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip: '127.0.0.1' }, request: { method: metodo, uri, querystring: {}, headers: {}, cookies: {} } };
    const saida: unknown = new Script(`handler(${JSON.stringify(evento)})`).runInContext(contexto, { timeout: LIMITE_DA_FUNCAO_MS });
    return resultado.parse(saida).uri;
  };
}

function origemDe(dominio: string, template: Template): Origem {
  const api = template.doTipo('AWS::ApiGatewayV2::Api').find((a) => new URL(a.atributo('ApiEndpoint')).hostname === dominio);
  if (api !== undefined) return { tipo: 'api', endpoint: api.atributo('ApiEndpoint') };
  const balde = template.doTipo('AWS::S3::Bucket').find((b) => b.atributo('RegionalDomainName') === dominio);
  if (balde === undefined) throw new Error(`A origem ${dominio} da distribuição não é um balde nem uma API do template.`);
  return { tipo: 'balde', balde: balde.ref };
}

/** Reads every distribution of the template. Throws for an origin or a function that is not served here. */
export function lerBordas(template: Template): Borda[] {
  const funcoes = new Map(template.doTipo('AWS::CloudFront::Function').map((f) => [f.atributo('FunctionARN'), String(f.propriedades['FunctionCode'])]));
  return template.doTipo('AWS::CloudFront::Distribution').map((r) => {
    const d = distribuicao.parse(r.propriedades['DistributionConfig']);
    const montar = (c: z.infer<typeof comportamento>): Comportamento => {
      const origem = d.Origins.find((o) => o.Id === c.TargetOriginId);
      if (origem === undefined) throw new Error(`${r.pilha}/${r.idLogico}: a origem ${c.TargetOriginId} não existe.`);
      const aoChegar = c.FunctionAssociations.find((f) => f.EventType === 'viewer-request');
      if (c.FunctionAssociations.length > (aoChegar === undefined ? 0 : 1)) throw new Error(`${r.pilha}/${r.idLogico}: só funções de viewer-request são atendidas aqui.`);
      const codigo = aoChegar === undefined ? undefined : funcoes.get(aoChegar.FunctionARN);
      return {
        padrao: c.PathPattern ?? null,
        origem: origemDe(origem.DomainName, template),
        prefixoDaOrigem: origem.OriginPath,
        reescrever: codigo === undefined ? (_metodo, uri) => uri : reescrita(codigo),
        cabecalhos: cabecalhosDe(template.doTipo('AWS::CloudFront::ResponseHeadersPolicy').find((p) => p.ref === c.ResponseHeadersPolicyId)),
      };
    };
    return {
      comportamentos: [...d.CacheBehaviors, d.DefaultCacheBehavior].map(montar),
      raiz: d.DefaultRootObject,
      erros: d.CustomErrorResponses.flatMap((e) => (e.ResponsePagePath === undefined ? [] : [{ codigo: e.ErrorCode, pagina: e.ResponsePagePath, status: e.ResponseCode ?? e.ErrorCode }])),
    };
  });
}

/** `*` is any text and `?` any character, as in CloudFront; the first that matches wins. */
export function comportamentoPara(borda: Borda, caminho: string): Comportamento | undefined {
  return borda.comportamentos.find(({ padrao }) => {
    if (padrao === null) return true;
    const expressao = padrao.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
    return new RegExp(`^/?${expressao.replace(/^\//, '')}$`).test(caminho);
  });
}

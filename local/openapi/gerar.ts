import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import type { z } from 'zod';
import type { Confianca, ContratoRota, Permissao, Metodo } from '../../events/contrato.ts';
import { ERROS_COMUNS, problema, type CodigoComum } from '../../events/http/problema.ts';
import { ordenar } from './rotas.ts';

type Documento = ReturnType<typeof createDocument>;
type ZodObjeto = NonNullable<NonNullable<ZodOpenApiOperationObject['requestParams']>['path']>;
type Operador = 'get' | 'post' | 'put' | 'patch' | 'delete';

const NO_DOCUMENTO: Readonly<Record<Metodo, Operador>> = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' };
const SEGURANCA: Readonly<Record<Confianca, Record<string, string[]>[]>> = { publico: [], operador: [{ sessao: [] }, { token: [] }], maquina: [{ token: [] }] };

/** The key that the reference page shows; it puts a new one in its place when somebody tries a call. */
export const CHAVE_DE_EXEMPLO = '0b7f5a52-6f0e-4c39-9d55-1f1f6f0f7a10';

/** Writes the OpenAPI 3.1 document of the routes. The same contracts give the same bytes, whatever the order they come in. */
export function gerarOpenApi(contratos: readonly ContratoRota[]): Documento {
  const paths: ZodOpenApiPathsObject = {};
  const rotas = ordenar(contratos);
  for (const contrato of rotas) paths[contrato.caminho] = { ...paths[contrato.caminho], [NO_DOCUMENTO[contrato.metodo]]: operacaoDe(contrato) };
  const documento = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Nascente',
        version: '0.1.0',
        description: [
          'API do sistema comercial de água e esgoto. Dinheiro é sempre em centavos inteiros; datas são AAAA-MM-DD; referências são AAAA-MM.',
          'Recusas e falhas respondem `application/problem+json` (RFC 9457) com um `codigo` estável; cite a `correlacao` ao pedir ajuda.',
          'Toda operação que não é pública responde a quem não mostra credencial que valha 401 `acesso/nao-identificado`, sem dizer qual é o defeito; `detail` diz o que fazer. Um endereço que não existe responde 404 `requisicao/rota-inexistente`; um método que o endereço não aceita, 405 `requisicao/metodo`, com `Allow`.',
          'Operações que mudam algo pedem o cabeçalho `Idempotency-Key`: repetir o pedido com a mesma chave devolve a primeira resposta.',
        ].join('\n\n'),
      },
      servers: [{ url: '/api' }],
      tags: [...new Set(rotas.map((r) => r.contexto))].sort().map((name) => ({ name })),
      paths,
      components: {
        schemas: { Problema: problema },
        securitySchemes: {
          sessao: { type: 'apiKey', in: 'cookie', name: '__Host-nascente_sessao', description: 'Cookie definido ao entrar. Por `http`, numa máquina só, o nome é `nascente_sessao`.' },
          token: { type: 'http', scheme: 'bearer', description: 'Token do segredo `token-operador`' },
        },
      },
    },
    { reused: 'inline' },
  );
  for (const contrato of rotas) mostrarExemplos(documento, contrato);
  return documento;
}

/** The library takes the samples of a body but not those of an address; a newcomer needs both to try a call. */
function mostrarExemplos(documento: Documento, c: ContratoRota): void {
  const { params = {}, consulta = {} } = c.exemplo;
  const exemplos: Readonly<Record<string, object>> = { path: params as object, query: consulta as object };
  for (const parametro of documento.paths?.[c.caminho]?.[NO_DOCUMENTO[c.metodo]]?.parameters ?? []) {
    if ('$ref' in parametro) continue;
    const exemplo: unknown = Object.entries(exemplos[parametro.in] ?? {}).find(([nome]) => nome === parametro.name)?.[1];
    if (exemplo !== undefined) parametro.example = exemplo;
  }
}

function operacaoDe(c: ContratoRota): ZodOpenApiOperationObject {
  const cabecalho = {
    name: 'Idempotency-Key',
    in: 'header' as const,
    required: true,
    description: 'Identificador único deste pedido, por exemplo um UUID',
    schema: { type: 'string' as const, pattern: '^[A-Za-z0-9._:-]{8,100}$' },
    example: CHAVE_DE_EXEMPLO,
  };
  return {
    operationId: c.operationId,
    summary: c.resumo,
    ...(c.descricao === undefined ? {} : { description: c.descricao }),
    tags: [c.contexto],
    security: SEGURANCA[c.confianca],
    ...(c.permissao === undefined ? {} : { 'x-permissao': permissaoDe(c.permissao) }),
    requestParams: { ...parte('path', c.params), ...parte('query', c.consulta) },
    ...(c.idempotente ? { parameters: [cabecalho] } : {}),
    ...(c.corpo ? { requestBody: { required: true, content: { 'application/json': { schema: c.corpo, example: c.exemplo.corpo } } } } : {}),
    responses: respostasDe(c),
  };
}

/** `critica:alterar`; with what else is needed, in words. */
function permissaoDe(permissao: Permissao): string {
  if (permissao === 'PROPRIA') return 'própria: basta estar identificado';
  const { funcao, acao, semLugar, privilegios = [] } = permissao;
  return [`${funcao}:${acao}`, ...(semLugar === true ? ['sem limite de lugar'] : []), ...privilegios.map((p) => `privilégio ${p}`)].join('; ');
}

function parte(onde: 'path' | 'query', esquema: z.ZodType | undefined): Record<string, ZodObjeto> {
  // A route declares its address and query with objects; anything else would have no names to show.
  return esquema ? { [onde]: esquema as unknown as ZodObjeto } : {};
}

function respostasDe(c: ContratoRota): ZodOpenApiResponsesObject {
  const status = String(c.status ?? 200) as `${1 | 2 | 3 | 4 | 5}${string}`;
  return { [status]: sucesso(c), ...recusas(c) };
}

function sucesso(c: ContratoRota): NonNullable<ZodOpenApiResponsesObject['200']> {
  if (c.status === 302) return { description: 'Leva o navegador ao endereço de `Location`', headers: { Location: { schema: { type: 'string' } } } };
  if (c.status === 204) return { description: 'Feito' };
  if (c.binario !== undefined) return { description: 'O documento', content: { [c.binario]: { schema: { type: 'string', format: 'binary' } } } };
  return { description: 'Feito', content: { 'application/json': { schema: c.resposta, example: c.exemplo.resposta } } };
}

/** The refusals of the door that a route can meet, besides its own. */
function daPorta(c: ContratoRota): readonly CodigoComum[] {
  return [
    'requisicao/invalida',
    ...(c.corpo ? (['requisicao/json-invalido', 'requisicao/grande-demais', 'requisicao/tipo-de-conteudo'] as const) : []),
    ...(c.confianca === 'publico' ? [] : deQuemEntrou(c)),
    ...(c.idempotente ? (['idempotencia/ausente', 'idempotencia/em-andamento', 'idempotencia/conflito'] as const) : []),
    'plataforma/falha',
    'plataforma/indisponivel',
  ];
}

function deQuemEntrou(c: ContratoRota): readonly CodigoComum[] {
  return [
    'acesso/nao-identificado',
    'acesso/negado',
    'acesso/fora-do-horario',
    'acesso/rede-recusada',
    ...(c.duranteAPendencia === true ? [] : (['acesso/pendencia'] as const)),
    ...(c.metodo === 'GET' ? [] : (['acesso/outra-origem'] as const)),
    ...(c.permissao !== 'PROPRIA' && c.permissao?.alvo !== undefined ? (['acesso/fora-do-lugar'] as const) : []),
  ];
}

/** What RFC 9110 asks of every 401; the door sends it with its own. */
const SEM_CREDENCIAL = { 'WWW-Authenticate': { schema: { type: 'string' as const }, example: 'Bearer realm="nascente"' } };

/** One response per status, that lists the codes behind it. */
function recusas(c: ContratoRota): ZodOpenApiResponsesObject {
  const porStatus = new Map<number, string[]>();
  const anotar = (codigo: string, { status, descricao }: { status: number; descricao: string }) => porStatus.set(status, [...(porStatus.get(status) ?? []), `- \`${codigo}\`: ${descricao}`]);
  for (const [codigo, erro] of Object.entries(c.erros)) anotar(codigo, erro);
  for (const codigo of daPorta(c)) anotar(codigo, ERROS_COMUNS[codigo]);
  const ordenados = [...porStatus].sort(([a], [b]) => a - b);
  const comCabecalho = (status: number) => (status === 401 && c.confianca !== 'publico' ? { headers: SEM_CREDENCIAL } : {});
  return Object.fromEntries(ordenados.map(([status, linhas]) => [String(status), { description: linhas.join('\n'), ...comCabecalho(status), content: { 'application/problem+json': { schema: problema } } }]));
}

/** The document as it is committed in `docs/api/openapi.json`. */
export function textoOpenApi(contratos: readonly ContratoRota[]): string {
  return `${JSON.stringify(gerarOpenApi(contratos), null, 2)}\n`;
}

/** Everybody comes to the door: what the gateway alone stopped before, the door refuses on every route, before it looks at anything of the call. */
import { expect, test } from 'vitest';
import { problema } from '../../events/http/problema.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { contextoDoAutorizador, type ContextoDoAutorizador, type EventoHttp } from '../../layers/http/quem.ts';
import { montarApi } from '../../layers/http/montar.ts';
import { chamadaDoExemplo, CONTEXTO, DA_PLATAFORMA, evento, IdempotenciaEmMemoria, NA_SESSAO, operacaoFalsa, OPERADOR, type Chamada } from './http-apoio.ts';

const rotas = await carregarRotas();
const fechadas = rotas.filter(({ confianca }) => confianca !== 'publico');
const operacoes = rotas.map(operacaoFalsa);

/** Whatever the door would ask of the outside before it refuses. */
const pedidos: string[] = [];
const proibido = (nome: string) => () => {
  pedidos.push(nome);
  return Promise.reject(new Error(nome));
};
const direitos = { ler: proibido('direitos'), visivel: proibido('visivel'), auditar: proibido('auditoria'), contornar: () => Promise.resolve(void pedidos.push('contorno')), encerrar: proibido('encerrar') };
class SemRegistro extends IdempotenciaEmMemoria {
  protected override _putRecord(): Promise<void> {
    return proibido('idempotencia')();
  }
}
const idempotencia = new SemRegistro();
const api = montarApi(operacoes, { idempotencia: () => idempotencia, direitos, origem: () => Promise.resolve(undefined), politica: proibido('máscaras') });

async function chamar(chamada: Chamada, lambda: unknown) {
  const { requestContext, ...resto } = evento({ ...chamada, quem: undefined });
  const resposta = await api({ ...resto, requestContext: { ...requestContext, authorizer: lambda === undefined ? undefined : { lambda } } } as EventoHttp, CONTEXTO);
  return { ...resposta, json: JSON.parse(resposta.body ?? 'null') as unknown };
}

const RECUSAS: readonly (readonly [string, unknown])[] = [
  ['what the authorizer says of nobody', { recusa: 'NAO_IDENTIFICADO' }],
  ['no context: a route that lost its authorizer', undefined],
  ['a context of nothing', {}],
  ['a refusal beside a whole session', { ...NA_SESSAO, recusa: 'NAO_IDENTIFICADO' }],
  ['a refusal of another kind beside a whole token', { ...DA_PLATAFORMA, recusa: 'OUTRA' }],
  ['a refusal of nothing beside a whole key', { ...OPERADOR, recusa: null }],
  ['a list', [DA_PLATAFORMA]],
  ['text', JSON.stringify(DA_PLATAFORMA)],
];

test.each(RECUSAS)('%s: every route that is not public answers 401, with its code, and asks nothing of anybody', async (_, contexto) => {
  for (const rota of fechadas) {
    const exemplo = chamadaDoExemplo(rota);
    // a good call, and one that would be refused for what it has, if it were read
    for (const chamada of [exemplo, { ...exemplo, corpoBruto: '{"a":', consulta: '__proto__=1', cabecalhos: {} }]) {
      const { statusCode, headers, json } = await chamar(chamada, contexto);
      expect([statusCode, headers?.['content-type'], headers?.['www-authenticate']], rota.operationId).toEqual([401, 'application/problem+json; charset=utf-8', 'Bearer realm="nascente"']);
      expect(problema.parse(json), rota.operationId).toMatchObject({ codigo: 'acesso/nao-identificado', title: 'É preciso entrar no sistema' });
    }
  }
  expect(pedidos).toEqual([]);
  expect(operacoes.reduce((soma, { vezes }) => soma + vezes, 0)).toBe(0);
});

test('who is in a network that is not let in, and nobody else, is told of it', async () => {
  for (const rota of fechadas) {
    pedidos.splice(0);
    const { statusCode, json } = await chamar(chamadaDoExemplo(rota), { recusa: 'REDE', nome: 'Caio Prado' });
    expect([statusCode, (json as { codigo: string }).codigo], rota.operationId).toEqual([403, 'acesso/rede-recusada']);
    // it is counted as an attempt, and nothing else
    expect(pedidos).toEqual(['contorno']);
  }
});

test.each([
  ['a key or token', { cabecalhos: { authorization: 'Bearer nsc_inventada' } }, /chave .*peça outra ao administrador/],
  ['a session', { cookies: ['__Host-nascente_sessao=de-ninguem'] }, /sessão terminou. Entre de novo/],
  ['an empty cookie', { cookies: ['__Host-nascente_sessao='] }, /sem identificação. Entre no sistema/],
  ['nothing', {}, /sem identificação. Entre no sistema/],
])('who brings %s is told what to do with what he brought', async (_, de, detail) => {
  const { json } = await chamar({ metodo: 'GET', caminho: '/sessao', ...de }, { recusa: 'NAO_IDENTIFICADO' });
  expect((json as { detail: string }).detail).toMatch(detail);
});

test('no credential has a refusal, by its schema', () => {
  for (const boa of [NA_SESSAO, OPERADOR, DA_PLATAFORMA] satisfies ContextoDoAutorizador[]) {
    expect(contextoDoAutorizador.safeParse(boa).success).toBe(true);
    for (const recusa of ['NAO_IDENTIFICADO', 'REDE', '', 0, false, null]) expect(contextoDoAutorizador.safeParse({ ...boa, recusa }).success).toBe(false);
  }
});

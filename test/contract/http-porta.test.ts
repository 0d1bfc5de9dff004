import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { rota } from '../../events/contrato.ts';
import { problema } from '../../events/http/problema.ts';
import { operacao } from '../../layers/http/operacao.ts';
import type { Contorno } from '../../layers/postgres/acesso/contornos.ts';
import { chamadaDoExemplo, clienteDe, DA_PLATAFORMA, direitosFixos, IdempotenciaEmMemoria, NA_SESSAO, OPERADOR, type Chamada } from './http-apoio.ts';

const execucao = { memoriaMB: 256, tempoLimiteS: 10, usa: [{ tabela: 'idempotencia' }], impacto: 'Ninguém sofre: é um teste.', runbook: 'api.md' } as const;
const pagar = rota({
  contexto: 'comum',
  nome: 'pagar',
  operationId: 'pagar',
  resumo: 'Paga',
  metodo: 'POST',
  caminho: '/contas/{conta}/pagamento',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'executar', semLugar: true },
  params: z.strictObject({ conta: z.string().max(10) }),
  corpo: z.strictObject({ valor: z.int().min(1) }),
  resposta: z.strictObject({ pago: z.int() }),
  erros: { 'conta/paga': { status: 409, descricao: 'A conta já está paga' } },
  idempotente: true,
  exemplo: { params: { conta: '1' }, corpo: { valor: 100 }, resposta: { pago: 100 } },
  execucao,
});
const paginaFixa = rota({ ...pagar, nome: 'fixa', operationId: 'fixa', metodo: 'GET', caminho: '/contas/aberta/pagamento', params: undefined as never, corpo: undefined as never, idempotente: false, erros: {}, exemplo: { resposta: { pago: 0 } } });
const boa = chamadaDoExemplo(pagar);
const chave = (k: string): Pick<Chamada, 'cabecalhos'> => ({ cabecalhos: { 'idempotency-key': k } });

/** A payment that fails, refuses or waits as the test says. */
function servico(fazer: (valor: number) => Promise<number>) {
  return operacao(pagar, {}, async ({ corpo }) => {
    const pago = await fazer(corpo.valor);
    return pago === 0 ? recusa('conta/paga', 'Esta conta já está paga.', 'params.conta') : ok({ pago });
  });
}

describe('refusals and faults', () => {
  test('a refusal answers its declared status, as problem+json', async () => {
    const resposta = await clienteDe([servico(() => Promise.resolve(0))])(boa);
    expect(resposta.statusCode).toBe(409);
    expect(resposta.headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problema.parse(resposta.json)).toMatchObject({ codigo: 'conta/paga', title: 'A conta já está paga', detail: 'Esta conta já está paga.', campo: 'params.conta', type: 'urn:nascente:problema:conta/paga' });
  });

  test.each([
    ['too many connections', { code: '53300' }, 503],
    ['the server restarting', { code: '57P01' }, 503],
    ['a deadlock', { code: '40P01' }, 503],
    ['a refused connection', { code: 'ECONNREFUSED' }, 503],
    ['a defect', { code: '42P01' }, 500],
    ['a broken constraint', { code: '23505' }, 500],
  ])('%s leaves nothing of what broke', async (_, extra, status) => {
    const segredo = 'duplicate key CPF 123.456.789-09 at /srv/x.ts';
    const resposta = await clienteDe([servico(() => Promise.reject(Object.assign(new Error(segredo), extra)))])(boa);
    expect(resposta.statusCode).toBe(status);
    expect(resposta.headers?.['retry-after'] !== undefined).toBe(status === 503);
    expect(JSON.stringify(resposta)).not.toMatch(/duplicate|CPF|srv|23505|53300|Error/);
    problema.parse(resposta.json);
  });

  test('a refusal that the contract does not declare, or a response that is not the promised one, is a fault', async () => {
    const naoDeclarada = { contrato: pagar, executar: () => Promise.resolve({ ok: false as const, erro: { codigo: 'conta/outra', mensagem: 'x' } }) };
    const outraResposta = { contrato: pagar, executar: () => Promise.resolve({ ok: true as const, valor: { pago: 1, senha: 'x' } }) };
    expect((await clienteDe([naoDeclarada])(boa)).statusCode).toBe(500);
    const resposta = await clienteDe([outraResposta])(boa);
    expect(resposta.statusCode).toBe(500);
    expect(resposta.body).not.toContain('senha');
  });
});

describe('addresses', () => {
  const chamar = clienteDe([servico((v) => Promise.resolve(v)), operacao(paginaFixa, {}, () => Promise.resolve(ok({ pago: 0 })))]);

  test('the /api prefix may be there or not', async () => {
    expect((await chamar({ ...boa, caminho: `/api${boa.caminho}` })).statusCode).toBe(200);
  });

  test('an unknown address is 404 and another method is 405 with Allow', async () => {
    expect((await chamar({ ...boa, caminho: '/nada' })).json['codigo']).toBe('requisicao/rota-inexistente');
    const outro = await chamar({ ...boa, metodo: 'TRACE' });
    expect(outro.statusCode).toBe(405);
    expect(outro.headers?.['allow']).toBe('POST');
  });

  test('a literal segment wins over a parameter', async () => {
    expect((await chamar({ metodo: 'GET', caminho: '/contas/aberta/pagamento' })).json).toEqual({ pago: 0 });
  });

  test('two operations with one address do not start', () => {
    expect(() => clienteDe([servico((v) => Promise.resolve(v)), servico((v) => Promise.resolve(v))])).toThrow('duas rotas');
  });
});

describe('idempotency', () => {
  test('another content under the same key is refused', async () => {
    const chamar = clienteDe([servico((v) => Promise.resolve(v))]);
    await chamar(boa);
    const outra = await chamar({ ...boa, corpo: { valor: 200 } });
    expect(outra.statusCode).toBe(422);
    expect(outra.json['codigo']).toBe('idempotencia/conflito');
  });

  test('a refusal is the answer of all, a fault is not', async () => {
    let vezes = 0;
    const recusando = clienteDe([servico(() => Promise.resolve((vezes++, 0)))]);
    await recusando(boa);
    expect((await recusando(boa)).statusCode).toBe(409);
    expect(vezes).toBe(1);
    let quebrou = false;
    const falhando = clienteDe([servico((v) => (quebrou ? Promise.resolve(v) : ((quebrou = true), Promise.reject(new Error('x')))))]);
    expect((await falhando(boa)).statusCode).toBe(500);
    expect((await falhando(boa)).statusCode).toBe(200);
  });

  test('one key of two people, or of two accounts, is two keys', async () => {
    let vezes = 0;
    const chamar = clienteDe([servico((v) => Promise.resolve((vezes++, v)))]);
    await chamar({ ...boa, ...chave('chave-igual') });
    await chamar({ ...boa, ...chave('chave-igual'), quem: { ...OPERADOR, nome: 'Outra pessoa' } });
    expect(vezes).toBe(2);
  });

  test('a call that finds the first still running is told to wait', async () => {
    let soltar: (v: number) => void = () => undefined;
    const chamar = clienteDe([servico(() => new Promise((resolver) => (soltar = resolver)))]);
    const primeira = chamar(boa);
    await new Promise((r) => setTimeout(r, 20));
    const segunda = await chamar(boa);
    expect(segunda.statusCode).toBe(409);
    expect(segunda.json['codigo']).toBe('idempotencia/em-andamento');
    expect(segunda.headers?.['retry-after']).toBe('2');
    soltar(100);
    expect((await primeira).statusCode).toBe(200);
  });

  test('a store that is down stops the act before it is done', async () => {
    let vezes = 0;
    class ForaDoAr extends IdempotenciaEmMemoria {
      protected override _putRecord(): Promise<void> {
        return Promise.reject(new Error('fora do ar'));
      }
    }
    const resposta = await clienteDe([servico((v) => Promise.resolve((vezes++, v)))], new ForaDoAr())(boa);
    expect(resposta.statusCode).toBe(503);
    expect(vezes).toBe(0);
  });

  test.each(['curta', 'com espaço no meio', 'x'.repeat(101), 'ção-acentuada'])('refuses the key %s', async (k) => {
    expect((await clienteDe([servico((v) => Promise.resolve(v))])({ ...boa, ...chave(k) })).json['codigo']).toBe('idempotencia/ausente');
  });
});

describe('calls made with the session cookie', () => {
  const chamar = clienteDe([servico((v) => Promise.resolve(v))]);
  const comCookie = (cabecalhos: Record<string, string>) => chamar({ ...boa, cabecalhos: { ...boa.cabecalhos, ...cabecalhos }, quem: NA_SESSAO });

  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page, older browser', { origin: 'http://127.0.0.1:3000' }, 200],
    ['our own page behind the CDN', { origin: 'https://nascente.example', 'x-forwarded-host': 'nascente.example' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' }, 403],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['a look-alike', { origin: 'http://127.0.0.1:3000.evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['nobody knows where', {}, 403],
  ])('from %s', async (_, cabecalhos, status) => {
    expect((await comCookie(cabecalhos)).statusCode).toBe(status);
  });
});

describe('who tries the controls', () => {
  const tentar = async (chamada: Chamada, contrato = pagar) => {
    const vistos: Contorno[] = [];
    const direitos = { ...direitosFixos(), contornar: (c: Contorno) => Promise.resolve(void vistos.push(c)) };
    const naoDevia = operacao(contrato, {}, () => Promise.reject(new Error('não devia chegar aqui')));
    const resposta = await clienteDe([naoDevia], new IdempotenciaEmMemoria(), direitos)(chamada);
    return { codigo: resposta.json['codigo'], vistos: vistos.map(({ tipo, autor, objeto, detalhe }) => ({ tipo, quem: autor.nome, objeto, campos: detalhe['campos'] })) };
  };

  test('input that no screen sends is an event of who sent it, with where it was wrong and nothing of what was there', async () => {
    const segredo = 'cajá manga de dezembro';
    expect(await tentar({ ...boa, corpo: { valor: segredo, ['<script>']: 1 } })).toEqual({ codigo: 'requisicao/invalida', vistos: [{ tipo: 'ENTRADA_MALFORMADA', quem: OPERADOR.nome, objeto: 'rota:pagar', campos: ['corpo.valor', 'corpo.?script?'] }] });
    for (const chamada of [{ ...boa, corpoBruto: '{' }, { ...boa, cabecalhos: { ...boa.cabecalhos, 'content-type': 'text/xml' } }, { ...boa, consulta: '__proto__=1' }]) {
      const { vistos } = await tentar(chamada);
      expect(vistos).toMatchObject([{ tipo: 'ENTRADA_MALFORMADA' }]);
      expect(JSON.stringify(vistos)).not.toContain(segredo);
    }
  });

  test('so are a page of another site, a credential of another kind and another network', async () => {
    const deOutroSite = { ...boa, quem: NA_SESSAO, cabecalhos: { ...boa.cabecalhos, 'sec-fetch-site': 'cross-site' } };
    expect(await tentar(deOutroSite)).toMatchObject({ codigo: 'acesso/outra-origem', vistos: [{ tipo: 'OUTRA_ORIGEM', quem: NA_SESSAO.nome }] });
    expect(await tentar({ ...boa, quem: { ...DA_PLATAFORMA, nome: 'Banco', confianca: 'maquina' } })).toMatchObject({ codigo: 'acesso/negado', vistos: [{ tipo: 'CREDENCIAL_TROCADA', quem: 'Banco' }] });
    expect(await tentar({ ...boa, quem: { recusa: 'REDE', nome: 'Caio Prado' } })).toMatchObject({ codigo: 'acesso/rede-recusada', vistos: [{ tipo: 'REDE_RECUSADA', quem: 'Caio Prado' }] });
  });

  test('what the person is told to do first, what was never sent and what a right does not reach are not', async () => {
    expect(await tentar({ ...boa, quem: undefined })).toEqual({ codigo: 'acesso/nao-identificado', vistos: [] });
    expect(await tentar({ ...boa, quem: { recusa: 'OUTRA_SESSAO', nome: 'Caio Prado', em: '2026-11-20T11:40:00.000Z' } })).toEqual({ codigo: 'acesso/outra-sessao', vistos: [] });
    expect(await tentar({ ...boa, cabecalhos: {} })).toEqual({ codigo: 'idempotencia/ausente', vistos: [] });
    expect(await tentar({ ...boa, quem: { ...NA_SESSAO, pendencia: 'TROCAR_SENHA' }, cabecalhos: { ...boa.cabecalhos, 'sec-fetch-site': 'same-origin' } })).toEqual({ codigo: 'acesso/pendencia', vistos: [] });
  });
});

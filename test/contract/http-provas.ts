import { describe, expect, test } from 'vitest';
import { ACESSO_TOTAL } from '../../domain/acesso/acesso-total.ts';
import { privilegio, type PrivilegioConcedido } from '../../domain/acesso/privilegio.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { problema } from '../../events/http/problema.ts';
import { chamadaDoExemplo, clienteDe, direitosFixos, IdempotenciaEmMemoria, operacaoFalsa } from './http-apoio.ts';

const fundo = (niveis: number) => `${'{"a":'.repeat(niveis)}1${'}'.repeat(niveis)}`;

/** The value with the field put where it is not: in it, and in each object that is inside. */
function comCampoAMais(valor: unknown, campo: string): readonly unknown[] {
  if (Array.isArray(valor)) {
    const lista: readonly unknown[] = valor;
    return lista.flatMap((item, i) => comCampoAMais(item, campo).map((mudado) => lista.with(i, mudado)));
  }
  if (typeof valor !== 'object' || valor === null) return [];
  const dentro = Object.entries(valor).flatMap(([chave, item]: [string, unknown]) => comCampoAMais(item, campo).map((mudado) => ({ ...valor, [chave]: mudado })));
  return campo in valor ? dentro : [{ ...valor, [campo]: true }, ...dentro];
}

/** Full access has none of them: who calls here was given those that the route asks for. */
function privilegiosDa({ permissao }: ContratoRota): readonly PrivilegioConcedido[] {
  const codigos = permissao === undefined || permissao === 'PROPRIA' ? [] : (permissao.privilegios ?? []);
  return codigos.map((codigo) => ({ privilegio: privilegio(codigo), de: dataCivil('2020-01-01'), ate: dataCivil('2199-12-31') }));
}

function preparar(rota: ContratoRota) {
  const nova = () => {
    const operacao = operacaoFalsa(rota);
    return { operacao, chamar: clienteDe([operacao], new IdempotenciaEmMemoria(), direitosFixos({ ...ACESSO_TOTAL, privilegios: privilegiosDa(rota) })) };
  };
  return { nova, boa: chamadaDoExemplo(rota) };
}

/** What every route must do at the door, whatever it is for: proven from its contract alone, with an operation that answers the sample. */
export function provarRota(rota: ContratoRota): void {
  describe(`${rota.metodo} ${rota.caminho}`, () => {
    provarExemplo(rota);
    provarEndereco(rota);
    provarCorpo(rota);
    provarQuem(rota);
  });
}

function provarExemplo(rota: ContratoRota): void {
  const { nova, boa } = preparar(rota);

  test('answers its sample, with the security headers', async () => {
    const { chamar, operacao } = nova();
    const resposta = await chamar(boa);
    expect(resposta).toMatchObject({ statusCode: rota.status ?? 200 });
    expect(operacao.vezes).toBe(1);
    expect(resposta.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(resposta.headers?.['x-correlacao']).toMatch(/^pedido-/);
  });

  test('declares who may do it, and the parameters of its address', () => {
    expect(rota.permissao === undefined).toBe(rota.confianca === 'publico');
    const noEndereco = [...rota.caminho.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    const declarados = Object.keys((rota.params as { shape?: object } | undefined)?.shape ?? {});
    expect(declarados).toEqual(noEndereco);
    // A mutating route with a body takes Idempotency-Key, and then the table of idempotency; not one with a password, of which that table would keep a digest, nor one
    // that reveals, of whose answer no copy is kept.
    expect(rota.idempotente === true).toBe(rota.metodo !== 'GET' && rota.corpo !== undefined && rota.sigilosa !== true && rota.revela !== true);
    expect(rota.execucao.usa.some((r) => 'tabela' in r)).toBe(rota.idempotente === true);
  });

  test('refuses an unknown query parameter by its name', async () => {
    const { chamar, operacao } = nova();
    const resposta = await chamar({ ...boa, consulta: `${boa.consulta ? `${boa.consulta}&` : ''}situacaoo=1` });
    expect(resposta.statusCode).toBe(400);
    expect(problema.parse(resposta.json).erros?.map((e) => e.campo)).toContain('consulta.situacaoo');
    expect(operacao.vezes).toBe(0);
  });
}

function provarEndereco(rota: ContratoRota): void {
  const { nova, boa } = preparar(rota);

  const consultasRuins = ['a=1&a=2', 'a=%00', 'pagina=1e9', 'pagina=-1', 'pagina=0x10', '__proto__=1', 'pagina=999999999999999999'];
  test.each(consultasRuins)('refuses the query %s', async (consulta) => {
    const { chamar } = nova();
    const resposta = await chamar({ ...boa, consulta });
    expect(resposta.statusCode).toBe(400);
    problema.parse(resposta.json);
  });

  if (rota.params) {
    test.each(['0', '-1', '1.5', '1e3', '99999999999999999999', '%00', "1' OR 1=1", '%E0%A4%A', 'NaN', '__proto__'])('refuses the address part %s', async (valor) => {
      const { chamar, operacao } = nova();
      const resposta = await chamar({ ...boa, caminho: rota.caminho.replace(/\{\w+\}/g, valor) });
      expect([400, 404]).toContain(resposta.statusCode);
      problema.parse(resposta.json);
      expect(operacao.vezes).toBe(0);
    });
  }
}

function provarCorpo(rota: ContratoRota): void {
  const { nova, boa } = preparar(rota);

  if (rota.corpo) {
    const exemplo = rota.exemplo.corpo as Record<string, unknown>;

    test('refuses an unknown field by its name', async () => {
      const { chamar, operacao } = nova();
      const resposta = await chamar({ ...boa, corpo: { ...exemplo, valorTotal: 1 } });
      expect(resposta.statusCode).toBe(400);
      expect(problema.parse(resposta.json).erros).toContainEqual({ campo: 'corpo.valorTotal', mensagem: 'campo desconhecido: retire-o' });
      expect(operacao.vezes).toBe(0);
    });

    test('refuses, at every depth, what was not offered', async () => {
      for (const campo of ['administrador', 'usuario', 'id', 'ativo_', 'por']) {
        for (const corpo of comCampoAMais(exemplo, campo)) {
          const { chamar, operacao } = nova();
          expect([(await chamar({ ...boa, corpo })).statusCode, operacao.vezes], JSON.stringify(corpo).slice(0, 200)).toEqual([400, 0]);
        }
      }
    });

    const errados: unknown[] = [null, [], {}.constructor.name, 12, true, { a: { b: 1 } }, '\u0000', 'x'.repeat(6_000), 1.5, -1];
    test.each(Object.keys(exemplo).flatMap((campo) => errados.map((valor) => [campo, valor] as const)))('never fails on a wrong %s', async (campo, valor) => {
      const { chamar } = nova();
      const resposta = await chamar({ ...boa, corpo: { ...exemplo, [campo]: valor } });
      // A wrong value may still be a right one (12 is a grupo); what it may never be is a fault.
      expect([400, rota.status ?? 200]).toContain(resposta.statusCode);
    });

    const brutos: readonly (readonly [string, string, number])[] = [
      ['not JSON', '{', 400],
      ['empty', '', 400],
      ['an array', '[]', 400],
      ['null', 'null', 400],
      ['too deep', fundo(2_000), 400],
      ['deep enough to blow a stack', '['.repeat(500_000), 400],
      ['too many keys', `{${Array.from({ length: 10_001 }, (__, i) => `"k${i}":1`).join()}}`, 400],
      ['a repeated key', '{"motivo":"abcdef","motivo":"ghijkl"}', 400],
      ['a repeated key, escaped', '{"motivo":"abcdef","\\u006dotivo":"ghijkl"}', 400],
      ['__proto__', '{"__proto__":{"quem":"eu"}}', 400],
      ['constructor', '{"constructor":{"prototype":{}}}', 400],
      ['a control character', '{"motivo":"texto\\u0000"}', 400],
      ['a bidirectional control', '{"motivo":"texto\\u202e"}', 400],
      ['a lone surrogate', '{"motivo":"texto\\ud800"}', 400],
      ['infinity', '{"leitura":1e400}', 400],
      ['huge', `"${'x'.repeat(5_600_000)}"`, 413],
    ];
    test.each(brutos)('refuses a body that is %s', async (__, corpoBruto, status) => {
      const { chamar, operacao } = nova();
      const resposta = await chamar({ ...boa, corpoBruto });
      expect(resposta.statusCode).toBe(status);
      problema.parse(resposta.json);
      expect(operacao.vezes).toBe(0);
    });

    test.each(['text/plain', 'application/json; charset=latin1', 'application/x-www-form-urlencoded'])('refuses a body of type %s', async (tipo) => {
      const { chamar } = nova();
      const resposta = await chamar({ ...boa, cabecalhos: { ...boa.cabecalhos, 'content-type': tipo } });
      expect(resposta.statusCode).toBe(415);
    });
  } else {
    test('refuses a body', async () => {
      const { chamar, operacao } = nova();
      expect((await chamar({ ...boa, corpo: { a: 1 } })).statusCode).toBe(400);
      expect(operacao.vezes).toBe(0);
    });
  }
}

function provarQuem(rota: ContratoRota): void {
  const { nova, boa } = preparar(rota);

  if (rota.confianca !== 'publico') {
    test('refuses who was not identified, and who has another trust', async () => {
      const { chamar, operacao } = nova();
      expect((await chamar({ ...boa, quem: undefined })).statusCode).toBe(401);
      expect((await chamar({ ...boa, quem: { origem: 'token', nome: 'Outra', confianca: rota.confianca === 'operador' ? 'maquina' : 'operador' } })).statusCode).toBe(403);
      expect(operacao.vezes).toBe(0);
    });
  }

  if (rota.idempotente) {
    test('runs once for one key, and wants a key', async () => {
      const { chamar, operacao } = nova();
      const primeira = await chamar(boa);
      const segunda = await chamar(boa);
      expect(operacao.vezes).toBe(1);
      expect([segunda.statusCode, segunda.body]).toEqual([primeira.statusCode, primeira.body]);
      expect((await chamar({ ...boa, cabecalhos: {} })).json['codigo']).toBe('idempotencia/ausente');
      expect(operacao.vezes).toBe(1);
    });
  }
}

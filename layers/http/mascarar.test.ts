import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ACESSO_TOTAL } from '../../domain/acesso/acesso-total.ts';
import { privilegio } from '../../domain/acesso/privilegio.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { POLITICA_INICIAL, type PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { documentoDePessoa, nomeDePessoa, pessoal } from '../../events/http/esquemas-pessoais.ts';
import { escrito, texto } from '../../events/http/esquemas.ts';
import mostrarLigacao from '../../events/http/cadastro/mostrar-ligacao.ts';
import listarAuditoria from '../../events/http/comum/listar-auditoria.ts';
import { clienteDe, direitosFixos, IdempotenciaEmMemoria, NA_SESSAO } from '../../test/contract/http-apoio.ts';
import { registro } from '../telemetry/registro.ts';
import { temDadoPessoal } from './mascarar.ts';
import { comValidade, VALIDADE_DA_POLITICA_S } from './politica.ts';

const resposta = z.strictObject({
  cdc: z.int(),
  nome: nomeDePessoa,
  documento: documentoDePessoa.nullable(),
  itens: z.array(z.strictObject({ fone: pessoal('TELEFONE', z.string()).optional(), livre: z.string() })),
  porTipo: z.record(z.string(), pessoal('EMAIL', z.string().max(40))),
  ou: z.union([z.strictObject({ tipo: z.literal('a'), email: pessoal('EMAIL', z.string()) }), z.null()]),
  obs: pessoal('TEXTO', z.string().max(20)),
});
const VALOR = {
  cdc: 1,
  nome: 'Maria das Dores Almeida',
  documento: '12345678909',
  itens: [{ fone: '15991234567', livre: 'sem marca: 12345678909' }, { livre: 'x' }],
  porTipo: { casa: 'maria@dominio.com' },
  ou: { tipo: 'a', email: 'maria@dominio.com' },
  obs: 'liga 12345678909 ok',
};
const contrato: ContratoRota = { ...mostrarLigacao, resposta, exemplo: { ...mostrarLigacao.exemplo, resposta: VALOR } };

async function pedir(privilegios: readonly string[], politica: () => Promise<PoliticaDeMascaras> = () => Promise.resolve(POLITICA_INICIAL), qual: ContratoRota = contrato) {
  const [de, ate] = [dataCivil('2000-01-01'), dataCivil('2199-12-31')];
  const instantaneo = { ...ACESSO_TOTAL, privilegios: privilegios.map((p) => ({ privilegio: privilegio(p), de, ate })) };
  const executar = () => Promise.resolve({ ok: true as const, valor: VALOR });
  const resultado = await clienteDe([{ contrato: qual, executar }], new IdempotenciaEmMemoria(), direitosFixos(instantaneo), politica)({ metodo: 'GET', caminho: '/ligacoes/1', quem: NA_SESSAO });
  return resultado.json;
}

beforeEach(() => void vi.spyOn(registro, 'error').mockReturnValue(undefined));
afterEach(() => vi.restoreAllMocks());

describe('the door', () => {
  it('masks what is marked, wherever it is in the answer, and nothing else', async () => {
    const visto = await pedir([]);
    expect(visto).toEqual({
      ...VALOR,
      documento: '***.456.789-**',
      itens: [{ fone: '(**) *****-4567', livre: 'sem marca: 12345678909' }, { livre: 'x' }],
      porTipo: { casa: 'm***@d***' },
      ou: { tipo: 'a', email: 'm***@d***' },
      // longer than the field may be: cut, so that the answer still fits its schema
      obs: 'liga ***.456.789-** ',
    });
    expect(resposta.safeParse(visto).success).toBe(true);
  });

  it('shows it whole only to who holds the privilege by its name', async () => {
    expect(await pedir(['dado-pessoal:ver'])).toEqual(VALOR);
    for (const outros of [[], ['dado-pessoal:consultar'], ['divida-ativa:ver']]) expect(await pedir(outros)).toMatchObject({ documento: '***.456.789-**' });
  });

  it('hides everything when the policy cannot be read, and says so in the log', async () => {
    const visto = await pedir([], comValidade(() => Promise.reject(new Error('sem banco'))));
    expect(visto).toMatchObject({ nome: 'M*** A***', documento: '***.456.789-**' });
    expect(registro.error).toHaveBeenCalledOnce();
  });

  it('masks nothing of what was asked for whole, and never asks for the policy where nothing is marked', async () => {
    const politica = vi.fn(() => Promise.resolve(POLITICA_INICIAL));
    expect(await pedir([], politica, { ...contrato, revela: true })).toEqual(VALOR);
    expect(await pedir([], politica, { ...contrato, resposta: z.looseObject({ cdc: z.int() }) })).toEqual(VALOR);
    expect(politica).not.toHaveBeenCalled();
  });

  it('keeps a policy for a while, and reads it again after', async () => {
    let agora = 0;
    const ler = vi.fn(() => Promise.resolve(POLITICA_INICIAL));
    const politica = comValidade(ler, () => agora);
    await politica();
    agora = VALIDADE_DA_POLITICA_S * 1000 - 1;
    await politica();
    expect(ler).toHaveBeenCalledTimes(1);
    agora += 2;
    await politica();
    expect(ler).toHaveBeenCalledTimes(2);
  });

  it('refuses, when it first looks, marks where it would not find them', () => {
    const em = (r: z.ZodType): ContratoRota => ({ ...contrato, resposta: r });
    expect(() => temDadoPessoal(em(z.tuple([nomeDePessoa])))).toThrow('tupla');
    expect(temDadoPessoal(em(z.strictObject({ a: z.string() })))).toBe(false);
  });

  it.each([
    ['a field made from a marked one', pessoal('EMAIL', z.string()).max(30).optional()],
    ['a default', pessoal('EMAIL', z.string()).default('x')],
    ['a pipe', z.string().pipe(pessoal('EMAIL', z.string()))],
    ['a readonly', z.array(pessoal('EMAIL', z.string())).readonly()],
  ])('finds the mark of %s', (_o, esquema) => {
    expect(temDadoPessoal({ ...contrato, resposta: z.strictObject({ x: esquema }) })).toBe(true);
  });

  it.each([
    ['a catch', z.string().catch('x').pipe(pessoal('EMAIL', z.string()))],
    ['what catches a marked one', pessoal('EMAIL', z.string()).catch('x')],
    ['a prefault', pessoal('EMAIL', z.string()).prefault('x')],
    ['not optional', pessoal('EMAIL', z.string()).optional().nonoptional()],
    ['a lazy one', z.lazy(() => pessoal('EMAIL', z.string()))],
    ['what is transformed after', pessoal('EMAIL', z.string()).transform((t) => t)],
  ])('nor loses the mark in %s', (_o, esquema) => {
    expect(temDadoPessoal({ ...contrato, resposta: z.strictObject({ x: esquema }) })).toBe(true);
  });

  it('takes the CPFs out of what people write and is kept in clear, before any operation sees it, and out of nothing else', async () => {
    const corpo = z.strictObject({ motivo: escrito(30, 5), cifrado: texto(60), itens: z.array(z.strictObject({ obs: escrito(60).optional(), aviso: z.int() })), email: pessoal('EMAIL', z.string()) });
    const executar = vi.fn((_p: { readonly corpo: unknown }) => Promise.resolve({ ok: true as const, valor: VALOR }));
    const mandado = { motivo: 'pediu o de 529.982.247-25 aqui', cifrado: 'sou 529.982.247-25', itens: [{ obs: 'é 52998224725, ligar (15) 99123-4567', aviso: 52998224725 }, { aviso: 1 }], email: 'a@b.com' };
    const muda: ContratoRota = { ...contrato, metodo: 'POST', corpo };
    await clienteDe([{ contrato: muda, executar }], new IdempotenciaEmMemoria(), direitosFixos())({ metodo: 'POST', caminho: '/ligacoes/1', quem: NA_SESSAO, corpo: mandado, cabecalhos: { 'sec-fetch-site': 'same-origin' } });
    expect(executar.mock.calls[0]?.[0].corpo).toEqual({ ...mandado, motivo: 'pediu o de ***.982.247-** aqui', itens: [{ obs: 'é ***.982.247-**, ligar (15) 99123-4567', aviso: 52998224725 }, { aviso: 1 }] });
  });

  it('knows the audit and the ligação as full of personal data', () => {
    expect([temDadoPessoal(listarAuditoria), temDadoPessoal(mostrarLigacao)]).toEqual([true, true]);
  });
});

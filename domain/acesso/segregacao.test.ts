import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataCivil, somarDias } from '../comum/data-civil.ts';
import { HOJE } from './acesso.arbitrarios.ts';
import { ACOES } from './permissao.ts';
import type { PermissaoEfetiva } from './permissoes-efetivas.ts';
import { conflitos, PARES_SEGREGADOS, type ExcecaoDeSegregacao } from './segregacao.ts';

const funcoes = [...new Set(PARES_SEGREGADOS.flatMap(({ a, b }) => [a.funcao, b.funcao]))];
const ADMINISTRADOR = funcoes.flatMap((funcao) => ACOES.map((acao): PermissaoEfetiva => ({ funcao, acao })));
const abertos = (permissoes: readonly PermissaoEfetiva[], excecoes: readonly ExcecaoDeSegregacao[] = [], hoje = HOJE) =>
  conflitos(permissoes, PARES_SEGREGADOS, excecoes, hoje).abertos.map(({ codigo }) => codigo);
const excecao = (par: string, de: string, ate: string): ExcecaoDeSegregacao => ({ par, de: dataCivil(de), ate: dataCivil(ate), motivo: 'Férias do titular' });

describe('segregação de funções', () => {
  it('finds both sides of a pair in one person', () => {
    expect(abertos([{ funcao: 'critica', acao: 'executar' }, { funcao: 'leitura-arquivo', acao: 'incluir' }])).toEqual(['leitura-critica']);
    expect(abertos([{ funcao: 'critica', acao: 'executar' }, { funcao: 'caixa', acao: 'executar' }])).toEqual([]);
    expect(abertos(ADMINISTRADOR)).toEqual(PARES_SEGREGADOS.map(({ codigo }) => codigo));
  });

  it('does not mind who only looks at one of the sides', () => {
    expect(abertos(ADMINISTRADOR.filter(({ acao }) => acao === 'consultar'))).toEqual([]);
    expect(abertos([{ funcao: 'usuario', acao: 'consultar' }, { funcao: 'caixa', acao: 'executar' }])).toEqual([]);
  });

  it('lets a dated exception stand, for its pair and its days, and shows it', () => {
    const caixa: readonly PermissaoEfetiva[] = [{ funcao: 'usuario', acao: 'alterar' }, { funcao: 'caixa', acao: 'executar' }];
    const ferias = excecao('usuario-caixa', '2026-11-20', '2026-11-30');
    const em = (dia: string) => abertos(caixa, [ferias], dataCivil(dia)).length;
    expect(['2026-11-19', '2026-11-20', '2026-11-30', '2026-12-01'].map(em)).toEqual([1, 0, 0, 1]);
    expect(abertos(caixa, [excecao('leitura-critica', '2026-01-01', '2026-12-31')])).toEqual(['usuario-caixa']);
    const longa = excecao('usuario-caixa', '2026-11-01', '2026-12-31');
    for (const lista of [[ferias, longa], [longa, ferias]]) expect(conflitos(caixa, PARES_SEGREGADOS, lista, HOJE).excetuados.map((e) => e.excecao)).toEqual([longa]);
  });

  it('each pair has a code of its own and two different functions', () => {
    expect(new Set(PARES_SEGREGADOS.map(({ codigo }) => codigo)).size).toBe(PARES_SEGREGADOS.length);
    expect(PARES_SEGREGADOS.every(({ a, b }) => a.funcao !== b.funcao)).toBe(true);
  });

  it('more permissions never undo a conflict, and every conflict is open or has its exception', () => {
    const permissoes = fc.subarray([...ADMINISTRADOR]);
    const datas = fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(5)).map(([de, dias]) => ({ de: somarDias(HOJE, de), ate: somarDias(HOJE, de + dias) }));
    const excecoes = fc.array(fc.record({ par: fc.constantFrom(...PARES_SEGREGADOS.map((p) => p.codigo)), datas }).map(({ par, datas: d }) => ({ par, motivo: '-', ...d })));
    fc.assert(
      fc.property(permissoes, permissoes, excecoes, (poucas, outras, lista) => {
        expect(abertos([...poucas, ...outras], lista)).toEqual(expect.arrayContaining(abertos(poucas, lista)));
        const { excetuados } = conflitos(poucas, PARES_SEGREGADOS, lista, HOJE);
        expect([...abertos(poucas, lista), ...excetuados.map(({ par }) => par.codigo)].sort()).toEqual(abertos(poucas).sort());
      }),
    );
  });
});

/**
 * The engine against a second one, written from the rules (TR 5.3, 8.7, 14.1, 14.5, 14.7; ADR 0015) and sharing nothing with it: decimal strings
 * in, integers over integers, centavos out.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIPOS_FATURAMENTO } from '../cadastro/tipo-faturamento.ts';
import { fracao } from '../comum/fracao.ts';
import { atoId } from '../comum/identidades.ts';
import { exigir } from '../comum/resultado.ts';
import { criarCalculadora } from './calculadora.ts';
import { calcularConta, type AtoAplicado, type EntradaConta } from './conta.ts';
import { partesDaConta } from './partes-da-conta.ts';
import type { RegraArredondamento } from './tarifa/arredondamento.ts';
import { lerEsgoto, type DeclaracaoEsgoto } from './tarifa/esgoto.ts';
import type { TarifaCategoria } from './tarifa/plano.ts';
import { lerTabela, type DeclaracaoTabela } from './tarifa/tabela.ts';
import { arredondamento, declaracaoDeEsgoto, declaracaoDeTabela, volume } from './tarifa/tarifa.arbitrarios.ts';
import { lerTee, type DeclaracaoTee } from './tee.ts';

interface Cat { readonly agua: DeclaracaoTabela; readonly esgoto: DeclaracaoEsgoto | null; readonly economias: number }
interface Ato { readonly dias: number; readonly plano: 'MULTIPLICAR_LIMITES' | 'ECONOMIA_PRINCIPAL' | 'UMA_ECONOMIA'; readonly unica: Cat; readonly cats: readonly Cat[]; readonly tee: DeclaracaoTee | null; readonly regra: RegraArredondamento }
interface Caso { readonly tipo: 1 | 2 | 3 | 4 | 5; readonly m3: number; readonly m3Tee: number; readonly atos: readonly Ato[] }

/** An exact number n/d, d > 0; never in lowest terms. */
type Q = readonly [bigint, bigint];
const q = (texto: string): Q => {
  const [inteiro = '', decimais = ''] = texto.split('.');
  return [BigInt(inteiro + decimais), 10n ** BigInt(decimais.length)];
};
const n = (inteiro: number): Q => [BigInt(inteiro), 1n];
const soma = (...xs: readonly Q[]): Q => xs.reduce(([a, b], [c, d]): Q => [a * d + c * b, b * d], [0n, 1n]);
const vezes = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
const menorQue = ([a, b]: Q, [c, d]: Q): boolean => a * d < c * b;
const menor = (x: Q, y: Q): Q => (menorQue(x, y) ? x : y);

const arredonda = ([a, b]: Q, r: Pick<RegraArredondamento, 'modo' | 'casas'>): Q => {
  const escala = 10n ** BigInt(r.casas);
  return [r.modo === 'TRUNCAR' ? (a * escala) / b : (2n * a * escala + b) / (2n * b), escala];
};
const centavos = ([a, b]: Q): number => Number((a * 100n) / b);

class Recusada extends Error {}

/** What a table charges of a volume, part by part: the amount at the door, then each band that the volume reaches. */
function partes(t: DeclaracaoTabela, volumeM3: Q, economias: number): readonly Q[] {
  const e = n(economias);
  const franquia = vezes(q(t.franquiaM3 ?? '0'), e);
  const v = menorQue(volumeM3, franquia) ? franquia : volumeM3;
  const fim = t.faixas.length === 0 ? (t.minimoM3 ?? '0') : (t.faixas.at(-1)?.ate ?? null);
  if (fim !== null && menorQue(vezes(q(fim), e), v)) throw new Recusada();
  const porta = t.tipo === 'fixa+cascata' ? [t.valorFixo ?? '0'] : t.tipo === 'minimo+cascata' ? [t.valorMinimo ?? '0'] : [];
  const noAlcance = t.faixas.filter((f) => menorQue(vezes(q(f.acimaDe), e), v));
  const ultima = noAlcance.at(-1);
  const bandas = t.tipo === 'direta'
    ? ultima === undefined ? [] : [vezes(v, q(ultima.preco))]
    : noAlcance.map((f) => {
      const [a, b] = vezes(q(f.acimaDe), e);
      const ate = f.ate === null ? v : menor(v, vezes(q(f.ate), e));
      return vezes(soma(ate, [-a, b]), q(f.preco));
    });
  return [...porta.map((p) => vezes(q(p), e)), ...bandas];
}

type Percentuais = Readonly<Record<string, string>>;
const percentuaisDe = (d: DeclaracaoEsgoto | null): Percentuais | null => (d === null || d.tipo === 'tabela' ? null : d.tipo === 'percentual' ? { ESGOTO: d.percentual } : d.percentuais);
const fator = (p: string): Q => vezes(q(p), [1n, 100n]);

interface Parte { readonly agua: readonly Q[]; readonly dele: readonly Q[] | null; readonly percentuais: Percentuais | null }
interface DoAto { readonly peso: Q; readonly partes: readonly Parte[] }
interface Quadro { readonly agua: Q; readonly exatoAgua: Q; readonly esgoto: Q; readonly exatoEsgoto: Q; readonly componentes: ReadonlyMap<string, Q> }

function somarAtos(atos: readonly DoAto[], r: RegraArredondamento): Quadro {
  const linha = (x: Q): Q => (r.onde === 'POR_FAIXA' ? arredonda(x, r) : x);
  const todas = atos.flatMap((a) => a.partes);
  const pesada = (f: (p: Parte) => Q): Q => soma(...atos.map((a) => vezes(a.peso, soma(...a.partes.map(f)))));
  const exatoAgua = pesada((p) => soma(...p.agua));
  const agua = arredonda(pesada((p) => soma(...p.agua.map(linha))), r);
  const chave = (p: Parte): string => JSON.stringify(p.percentuais === null ? null : Object.entries(p.percentuais).map(([k, v]) => `${k} ${Number(v)}`).toSorted());
  const iguais = (ps: readonly Parte[]): boolean => ps.every((p) => p.percentuais !== null && chave(p) === chave(ps[0]!));
  const bruto = new Map<string, Q>();
  const juntar = (nome: string, x: Q): void => void bruto.set(nome, soma(bruto.get(nome) ?? [0n, 1n], x));
  const daParte = (p: Parte, peso: Q): void => {
    if (p.dele !== null) juntar('ESGOTO', vezes(peso, soma(...p.dele.map(linha))));
    for (const [nome, pct] of Object.entries(p.percentuais ?? {})) juntar(nome, vezes(peso, soma(...p.agua.map((x) => linha(vezes(linha(x), fator(pct)))))));
  };
  const daAgua = (p: Parte, x: Q): void => {
    for (const [nome, pct] of Object.entries(p.percentuais ?? {})) juntar(nome, vezes(x, fator(pct)));
  };
  if (r.onde === 'POR_COMPONENTE' && iguais(todas)) daAgua(todas[0]!, agua);
  else for (const a of atos) {
    if (r.onde === 'POR_COMPONENTE' && iguais(a.partes)) daAgua(a.partes[0]!, vezes(a.peso, arredonda(soma(...a.partes.flatMap((p) => p.agua)), r)));
    else for (const p of a.partes) daParte(p, a.peso);
  }
  const exatoEsgoto = pesada((p) => soma(...(p.dele ?? []), ...Object.values(p.percentuais ?? {}).map((pct) => vezes(soma(...p.agua), fator(pct)))));
  const componentes = new Map([...bruto].map(([nome, x]) => [nome, r.onde === 'NO_TOTAL' ? x : arredonda(x, r)]));
  const esgoto = r.onde === 'NO_TOTAL' ? arredonda(exatoEsgoto, r) : soma(...componentes.values());
  return { agua, exatoAgua, esgoto, exatoEsgoto, componentes };
}

function parcelas(a: Ato, m3: number, comEsgoto: boolean): readonly Parte[] {
  const parte = (c: Cat, v: Q, e: number): Parte => ({
    agua: partes(c.agua, v, e), dele: comEsgoto && c.esgoto?.tipo === 'tabela' ? partes(c.esgoto.tarifa, v, e) : null, percentuais: comEsgoto ? percentuaisDe(c.esgoto) : null,
  });
  if (a.plano === 'UMA_ECONOMIA') return [parte(a.unica, n(m3), 1)];
  if (a.plano === 'ECONOMIA_PRINCIPAL') return [parte(a.cats[0]!, n(m3), 1)];
  const total = a.cats.reduce((s, c) => s + c.economias, 0);
  return a.cats.map((c) => parte(c, [BigInt(m3 * c.economias), BigInt(total)], c.economias));
}

function parcelasTee(a: Ato, m3: number): readonly Parte[] {
  if (a.tee === null) throw new Recusada();
  if (a.tee.tipo === 'esgoto') return parcelas(a, m3, true);
  const total = a.cats.reduce((s, c) => s + c.economias, 0);
  const dele = a.tee.tipo === 'tabela' ? partes(a.tee.tarifa, n(m3), total) : [vezes(q(a.tee.valor), n(total))];
  return [{ agua: dele, dele, percentuais: null }];
}

/** Centavos, or null where a volume passes the last band or the TEE has no rule. */
function referencia({ tipo, m3, m3Tee, atos }: Caso): object | null {
  const r = atos.at(-1)!.regra;
  const dias = atos.reduce((s, a) => s + a.dias, 0);
  const pesar = (de: (a: Ato) => readonly Parte[]): Quadro => somarAtos(atos.map((a) => ({ peso: [BigInt(a.dias), BigInt(dias)], partes: de(a) })), r);
  try {
    const comEsgoto = tipo === 2 || tipo === 5;
    const consumo = tipo === 3 ? null : pesar((a) => parcelas(a, m3, comEsgoto));
    const tee = tipo >= 3 ? pesar((a) => parcelasTee(a, m3Tee)) : null;
    const zero = n(0);
    const valores = [consumo?.agua ?? zero, consumo?.esgoto ?? zero, tee?.esgoto ?? zero];
    const exatos = [consumo?.exatoAgua ?? zero, consumo?.exatoEsgoto ?? zero, tee?.exatoEsgoto ?? zero];
    const [agua = 0, esgoto = 0, daTee = 0] = valores.map(centavos);
    let resta = esgoto;
    const nomes = comEsgoto ? [...(consumo?.componentes ?? [])] : [];
    const componentesEsgoto = nomes.map(([nome, x], i) => {
      const valor = i === nomes.length - 1 ? resta : centavos(arredonda(x, { modo: 'TRUNCAR', casas: r.casas }));
      resta -= valor;
      return { nome, valor };
    });
    return { agua, esgoto, tee: daTee, total: centavos(r.onde === 'NO_TOTAL' ? arredonda(soma(...exatos), r) : soma(...valores)), componentesEsgoto };
  } catch (e) {
    if (e instanceof Recusada) return null;
    throw e;
  }
}

const tarifaDe = (c: Cat): TarifaCategoria => ({ rotulo: 'R', tabela: exigir(lerTabela(c.agua)), esgoto: c.esgoto === null ? null : exigir(lerEsgoto(c.esgoto)) });

function entradaDe({ tipo, m3, m3Tee, atos }: Caso): EntradaConta {
  const total = atos.reduce((s, a) => s + a.dias, 0);
  return {
    tipo, volumeAgua: m3, volumeTee: m3Tee,
    atos: atos.map((a, i): AtoAplicado => ({
      ato: atoId(i + 1), peso: fracao(a.dias, total), arredondamento: a.regra, tee: a.tee === null ? null : exigir(lerTee(a.tee)),
      plano: a.plano === 'UMA_ECONOMIA' ? { tipo: a.plano, tarifa: tarifaDe(a.unica) } : { tipo: a.plano },
      categorias: a.cats.map((c) => ({ tarifa: tarifaDe(c), economias: c.economias })),
    })),
  };
}

const cat: fc.Arbitrary<Cat> = fc.record({ agua: declaracaoDeTabela, esgoto: declaracaoDeEsgoto, economias: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 })) });
const tee: fc.Arbitrary<DeclaracaoTee | null> = fc.oneof(
  { arbitrary: fc.constant({ tipo: 'esgoto' } as const), weight: 3 }, fc.constant(null), fc.constantFrom('0', '25.9', '3.335').map((valor) => ({ tipo: 'valor', valor }) as const),
  declaracaoDeTabela.map((tarifa) => ({ tipo: 'tabela', tarifa }) as const),
);
const plano = fc.constantFrom('MULTIPLICAR_LIMITES' as const, 'MULTIPLICAR_LIMITES' as const, 'ECONOMIA_PRINCIPAL' as const, 'UMA_ECONOMIA' as const);
const ato: fc.Arbitrary<Ato> = fc.record({ dias: fc.integer({ min: 1, max: 45 }), plano, unica: cat, cats: fc.array(cat, { minLength: 1, maxLength: 3 }), tee, regra: arredondamento });
/** Half of the pairs of acts are a readjustment: the same tables in everything but the prices of the first band. */
const atos: fc.Arbitrary<readonly Ato[]> = fc.oneof(
  fc.array(ato, { minLength: 1, maxLength: 3 }),
  fc.tuple(ato, fc.integer({ min: 1, max: 45 }), fc.constantFrom('1.07', '0', '9.999999')).map(([a, dias, preco]) => {
    const cats = a.cats.map((c) => ({ ...c, agua: { ...c.agua, faixas: c.agua.faixas.map((f, i) => (i === 0 ? { ...f, preco } : f)) } }));
    return [a, { ...a, dias, cats }];
  }),
);
/** Mostly within the tables: a volume that passes the last band of one of them is refused, and compares little. */
const m3 = fc.oneof({ arbitrary: fc.nat(40), weight: 4 }, volume);
const caso: fc.Arbitrary<Caso> = fc.record({ tipo: fc.constantFrom(...TIPOS_FATURAMENTO), m3, m3Tee: m3, atos });

describe('the tariff engine and a second one, written apart', () => {
  it('agree to the centavo and in what they refuse, whatever the acts, tables, plans, kinds of billing and rounding', () => {
    const vistos = new Map<string, number>();
    const calculadora = criarCalculadora();
    fc.assert(
      fc.property(caso, (c) => {
        const entrada = entradaDe(c);
        const esperado = referencia(c);
        const obtido = calcularConta(entrada);
        if (!obtido.ok) {
          expect(obtido.erro.codigo).toMatch(/^(tarifa\/volume-acima-da-ultima-faixa|tee\/sem-regra)$/);
          expect(esperado).toBeNull();
        } else {
          const { agua, esgoto, tee: daTee, total, componentesEsgoto } = obtido.valor;
          expect({ agua, esgoto, tee: daTee, total, componentesEsgoto }).toEqual(esperado);
          expect(partesDaConta(obtido.valor).reduce((s, p) => s + p.valor, 0)).toBe(total);
        }
        const rapida = calculadora(entrada);
        expect(rapida.ok ? rapida.valor : null).toEqual(esperado);
        const tipo = `${c.atos.length} ${c.atos.at(-1)?.regra.onde ?? ''} ${esperado === null ? 'recusado' : 'cobrado'}`;
        vistos.set(tipo, (vistos.get(tipo) ?? 0) + 1);
      }),
      { numRuns: 2000 },
    );
    // a comparison of refusals alone would pass
    for (const onde of ['POR_FAIXA', 'POR_COMPONENTE', 'NO_TOTAL']) for (const quantos of [1, 2, 3]) expect(vistos.get(`${quantos} ${onde} cobrado`), `${quantos} ${onde}`).toBeGreaterThan(5);
  });

  it('agree on the worked example of TR 14.7: 883,87 for 268 m³ in 12 economias', () => {
    const agua: DeclaracaoTabela = { tipo: 'cascata', faixas: [['0', '10', '1.07'], ['10', '15', '1.61'], ['15', '20', '2.33'], ['20', '25', '3.37']].map(([acimaDe = '', ate = '', preco = '']) => ({ acimaDe, ate, preco })) };
    const unica: Cat = { agua, esgoto: { tipo: 'percentual', percentual: '92.5' }, economias: 12 };
    const um: Ato = { dias: 30, plano: 'MULTIPLICAR_LIMITES', unica, cats: [unica], tee: null, regra: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' } };
    expect(referencia({ tipo: 2, m3: 268, m3Tee: 0, atos: [um] })).toMatchObject({ agua: 45916, esgoto: 42471, total: 88387 });
  });
});

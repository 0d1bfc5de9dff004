import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIPOS_FATURAMENTO } from '../cadastro/tipo-faturamento.ts';
import { comparar, fracao, mais, textoExato, vezes, type Fracao } from '../comum/fracao.ts';
import { atoId } from '../comum/identidades.ts';
import { exigir } from '../comum/resultado.ts';
import { criarCalculadora } from './calculadora.ts';
import { calcularConta, type AtoAplicado, type Conta, type EntradaConta } from './conta.ts';
import type { RegraArredondamento } from './tarifa/arredondamento.ts';
import { lerEsgoto } from './tarifa/esgoto.ts';
import { PLANO_PADRAO, type CategoriaFaturada, type TarifaCategoria } from './tarifa/plano.ts';
import { lerTabela } from './tarifa/tabela.ts';
import { arredondamento, categoria, volume } from './tarifa/tarifa.arbitrarios.ts';

type SemPeso = Omit<AtoAplicado, 'ato' | 'peso'>;

/** The acts by the days of each. */
const atos = (...pares: readonly (readonly [SemPeso, number])[]): readonly AtoAplicado[] => {
  const total = pares.reduce((s, [, dias]) => s + dias, 0);
  return pares.map(([ato, dias], i) => ({ ...ato, ato: atoId(i + 1), peso: fracao(dias, total) }));
};
const tarifa = (precos: readonly string[], percentual: string): TarifaCategoria => ({
  rotulo: 'Residencial',
  tabela: exigir(lerTabela({ tipo: 'cascata', faixas: precos.map((preco, i) => ({ acimaDe: String(i * 10), ate: i === precos.length - 1 ? null : String(i * 10 + 10), preco })) })),
  esgoto: exigir(lerEsgoto({ tipo: 'percentual', percentual })),
});
const sob = (regra: RegraArredondamento, ...categorias: readonly TarifaCategoria[]): SemPeso => ({
  arredondamento: regra, plano: PLANO_PADRAO, categorias: categorias.map((t): CategoriaFaturada => ({ tarifa: t, economias: 1 })), tee: { tipo: 'esgoto' },
});
const valores = ({ agua, esgoto, tee, total, componentesEsgoto }: Conta): unknown => ({ agua, esgoto, tee, total, componentesEsgoto });

const POR_FAIXA: RegraArredondamento = { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' };
const POR_COMPONENTE: RegraArredondamento = { ...POR_FAIXA, onde: 'POR_COMPONENTE' };

const economias = fc.integer({ min: 1, max: 9 });
const categorias = (quantas: number): fc.Arbitrary<readonly CategoriaFaturada[]> =>
  fc.array(fc.record({ tarifa: categoria, economias }), { minLength: quantas, maxLength: quantas });
const tee: fc.Arbitrary<AtoAplicado['tee']> = fc.constantFrom({ tipo: 'esgoto' } as const, { tipo: 'valor', valor: fracao(2590n, 100n) } as const, null);
const dias = fc.integer({ min: 1, max: 60 });
const tipo = fc.constantFrom(...TIPOS_FATURAMENTO);

describe('two acts in one period', () => {
  it('of the same prices charge what the one act charges, 73,15, to the centavo', () => {
    const igual = sob(POR_FAIXA, tarifa(['2.00', '3.00'], '92.5'));
    const total = (partes: readonly AtoAplicado[]): number => exigir(calcularConta({ tipo: 2, volumeAgua: 16, volumeTee: 0, atos: partes })).total;
    expect(total(atos([igual, 1]))).toBe(7315); // 20.00 + 18.00 of water, 18.50 + 16.65 of sewage
    // the share of each act truncated row by row came to 73,12, and to less with more bands
    expect([1, 7, 13, 29].map((dias) => total(atos([igual, dias], [igual, 30 - dias])))).toEqual([7315, 7315, 7315, 7315]);
  });

  it('weigh the sewage of each where its percentage changed, from the water that the act would round', () => {
    // water 1.009 alone is 1.00 and its sewage 2.00 under both acts to the centavo: a mean of the two is no more
    const c = calcularConta({ tipo: 2, volumeAgua: 1, volumeTee: 0, atos: atos([sob(POR_COMPONENTE, tarifa(['1.009'], '200')), 1], [sob(POR_COMPONENTE, tarifa(['1.009'], '200.01')), 1]) });
    expect(exigir(c)).toMatchObject({ agua: 100, esgoto: 200 });
  });

  it('take the sewage from the rounded water of the bill where its percentage did not change', () => {
    const c = calcularConta({ tipo: 2, volumeAgua: 1, volumeTee: 0, atos: atos([sob(POR_COMPONENTE, tarifa(['10.009'], '100')), 1], [sob(POR_COMPONENTE, tarifa(['10.019'], '100')), 1]) });
    expect(exigir(c)).toMatchObject({ agua: 1001, esgoto: 1001 });
  });

  it('of equal tables charge what one act charges, however the days fall and whatever is charged', () => {
    const caso = fc.record({ cats: fc.integer({ min: 1, max: 3 }).chain(categorias), regra: arredondamento, tee, m3: volume, dias: fc.array(dias, { minLength: 2, maxLength: 3 }), tipo });
    fc.assert(
      fc.property(caso, (r) => {
        const ato: SemPeso = { arredondamento: r.regra, plano: PLANO_PADRAO, categorias: r.cats, tee: r.tee };
        // the same content in other objects, as two acts of the database have
        const outro: SemPeso = { ...ato, categorias: structuredClone(r.cats) };
        const entrada = { tipo: r.tipo, volumeAgua: r.m3, volumeTee: r.m3 };
        const um = calcularConta({ ...entrada, atos: atos([ato, 30]) });
        const varios = calcularConta({ ...entrada, atos: atos(...r.dias.map((d, i) => [i === 0 ? ato : outro, d] as const)) });
        expect(varios.ok ? valores(varios.valor) : varios.erro.codigo).toEqual(um.ok ? valores(um.valor) : um.erro.codigo);
      }),
      { numRuns: 1000 },
    );
  });

  it('charge an amount between those of the two acts, component by component', () => {
    const caso = fc.record({ a: categorias(2), b: categorias(2), regra: arredondamento, tee, m3: volume, dias: fc.tuple(dias, dias), tipo });
    let comparadas = 0;
    fc.assert(
      fc.property(caso, (r) => {
        const doAto = (cats: readonly CategoriaFaturada[]): SemPeso => ({ arredondamento: r.regra, plano: PLANO_PADRAO, categorias: cats, tee: r.tee });
        const [a, b] = [doAto(r.a), doAto(r.b)];
        const conta = (partes: readonly AtoAplicado[]) => calcularConta({ tipo: r.tipo, volumeAgua: r.m3, volumeTee: r.m3, atos: partes });
        const [soA, soB, dois] = [conta(atos([a, 1])), conta(atos([b, 1])), conta(atos([a, r.dias[0]], [b, r.dias[1]]))];
        fc.pre(soA.ok && soB.ok && dois.ok);
        comparadas += 1;
        const de = (c: typeof soA, nome: string): number => {
          const { agua, esgoto, tee: daTee, total, componentesEsgoto } = exigir(c);
          return { agua, esgoto, tee: daTee, total }[nome] ?? componentesEsgoto.find((k) => k.nome === nome)?.valor ?? 0;
        };
        const exato = r.regra.onde === 'NO_TOTAL';
        // exact components are shown by what is left over of their sum, which has no order
        const nomes = exato ? ['agua', 'esgoto', 'tee', 'total'] : ['agua', 'tee', ...exigir(dois).componentesEsgoto.map((k) => k.nome)];
        // a sum of what is rounded: one part that rises and one that falls may lose a unit each
        const folgaDe = (partes: number): number => (exato ? 0 : partes * 10 ** (2 - r.regra.casas));
        // a TEE of the sewage is the sum of its components, and the two acts may have others
        const daTee = new Set([...r.a, ...r.b].flatMap(({ tarifa: { esgoto } }) => (esgoto !== null && 'componentes' in esgoto ? esgoto.componentes.map((k) => k.nome) : [])));
        for (const nome of nomes) {
          const extremos = [de(soA, nome), de(soB, nome)];
          const folga = nome === 'tee' ? folgaDe(daTee.size) : 0;
          expect(de(dois, nome), nome).toBeGreaterThanOrEqual(Math.min(...extremos) - folga);
          expect(de(dois, nome), nome).toBeLessThanOrEqual(Math.max(...extremos) + folga);
        }
        const folga = folgaDe(nomes.length + daTee.size);
        expect(de(dois, 'total')).toBeGreaterThanOrEqual(Math.min(de(soA, 'total'), de(soB, 'total')) - folga);
        expect(de(dois, 'total')).toBeLessThanOrEqual(Math.max(de(soA, 'total'), de(soB, 'total')) + folga);
      }),
      { numRuns: 1000 },
    );
    expect(comparadas).toBeGreaterThan(200);
  });

  it('have lines that add up to the exact amount before it is rounded, each with the share of its act', () => {
    const partes = atos([sob(POR_FAIXA, tarifa(['1.005', '2'], '50')), 13], [sob(POR_FAIXA, tarifa(['2.005', '3'], '50')), 17]);
    const c = exigir(calcularConta({ tipo: 1, volumeAgua: 11, volumeTee: 0, atos: partes }));
    expect(c.calculoAgua?.parcelas.map((p) => [p.ato, textoExato(vezes(p.peso, fracao(30))), p.linhas.map((l) => textoExato(l.valor))])).toEqual([[0, '13', ['10.05', '2']], [1, '17', ['20.05', '3']]]);
    const somaDe = (c.calculoAgua?.parcelas ?? []).flatMap((p) => p.linhas.map((l) => vezes(l.valor, p.peso))).reduce((x, y) => mais(x, y), fracao(0));
    const exatoDe = (bruto: number): Fracao => fracao(bruto, 100);
    expect(comparar(somaDe, exatoDe(c.agua))).toBe(1);
    expect(c.agua).toBe(1828); // 12.05 × 13/30 + 23.05 × 17/30 = 18.283…
  });

  it('are computed once for each volume while the acts are the same list, and the fast answer is the definition', () => {
    const calculadora = criarCalculadora();
    const partes = atos([sob(POR_FAIXA, tarifa(['1.37', '2.43'], '92.5')), 13], [sob(POR_FAIXA, tarifa(['1.55', '2.77'], '92.5')), 17]);
    const entrada = (m3: number, mudancas: Partial<EntradaConta> = {}): EntradaConta => ({ tipo: 5, volumeAgua: m3, volumeTee: 7, atos: partes, ...mudancas });
    const primeira = calculadora(entrada(12));
    expect(calculadora(entrada(12))).toBe(primeira);
    for (const outra of [entrada(13), entrada(12, { volumeTee: 8 }), entrada(12, { tipo: 2 }), entrada(12, { atos: partes.toReversed() }), entrada(-1)]) {
      const [rapida, definicao] = [calculadora(outra), calcularConta(outra)];
      expect(rapida).not.toBe(primeira);
      expect(rapida.ok ? rapida.valor : rapida.erro.codigo).toEqual(definicao.ok ? valores(definicao.valor) : definicao.erro.codigo);
    }
  });
});

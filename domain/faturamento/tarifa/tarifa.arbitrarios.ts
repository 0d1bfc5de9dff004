/** Random tables as towns publish them: what the properties of the tariff engine are tried on. */
import fc from 'fast-check';
import { exigir } from '../../comum/resultado.ts';
import { LUGARES_ARREDONDAMENTO, type RegraArredondamento } from './arredondamento.ts';
import { lerEsgoto, type DeclaracaoEsgoto, type RegraEsgoto } from './esgoto.ts';
import type { TarifaCategoria } from './plano.ts';
import { lerTabela, TIPOS_TABELA, type DeclaracaoFaixa, type DeclaracaoTabela, type Tabela } from './tabela.ts';

const preco = fc.tuple(fc.nat(99_999), fc.integer({ min: 0, max: 5 })).map(([n, casas]) => {
  const digitos = String(n).padStart(casas + 1, '0');
  return casas === 0 ? digitos : `${digitos.slice(0, -casas)}.${digitos.slice(-casas)}`;
});

/** As the act publishes it. */
export const declaracaoDeTabela: fc.Arbitrary<DeclaracaoTabela> = fc
  .record({
    tipo: fc.constantFrom(...TIPOS_TABELA),
    larguras: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 7 }),
    precos: fc.array(preco, { minLength: 7, maxLength: 7 }),
    aberta: fc.boolean(),
    valor: preco,
    minimoM3: fc.integer({ min: 0, max: 20 }),
    franquia: fc.integer({ min: 0, max: 12 }),
  })
  .map((r) => {
    let inicio = r.tipo === 'minimo+cascata' ? r.minimoM3 : 0;
    const faixas = r.larguras.map((largura, i): DeclaracaoFaixa => {
      const acimaDe = String(inicio);
      inicio += largura;
      const aberta = r.aberta && i === r.larguras.length - 1;
      return { acimaDe, ate: aberta ? null : String(inicio), preco: r.precos[i] ?? '1' };
    });
    return {
      tipo: r.tipo,
      faixas,
      franquiaM3: String(Math.min(r.franquia, inicio)),
      ...(r.tipo === 'minimo+cascata' ? { valorMinimo: r.valor, minimoM3: String(r.minimoM3) } : {}),
      ...(r.tipo === 'fixa+cascata' ? { valorFixo: r.valor } : {}),
    };
  });

export const tabela: fc.Arbitrary<Tabela> = declaracaoDeTabela.map((d) => exigir(lerTabela(d)));

const percentual = fc.constantFrom('92.5', '80', '100', '50', '43', '0', '33.333', '87.45', '123.5');

export const declaracaoDeEsgoto: fc.Arbitrary<DeclaracaoEsgoto | null> = fc.oneof(
  fc.constant(null),
  percentual.map((p): DeclaracaoEsgoto => ({ tipo: 'percentual', percentual: p })),
  fc.tuple(percentual, percentual).map(([a, b]): DeclaracaoEsgoto => ({ tipo: 'componentes', percentuais: { coleta: a, tratamento: b } })),
  declaracaoDeTabela.map((t): DeclaracaoEsgoto => ({ tipo: 'tabela', tarifa: t })),
);

export const esgoto: fc.Arbitrary<RegraEsgoto | null> = declaracaoDeEsgoto.map((d) => (d === null ? null : exigir(lerEsgoto(d))));

export const arredondamento: fc.Arbitrary<RegraArredondamento> = fc.record({
  modo: fc.constantFrom('TRUNCAR' as const, 'MEIO_ACIMA' as const),
  casas: fc.constantFrom(2, 2, 2, 1, 0),
  onde: fc.constantFrom(...LUGARES_ARREDONDAMENTO),
});

export const categoria: fc.Arbitrary<TarifaCategoria> = fc.record({ rotulo: fc.constant('Residencial'), tabela, esgoto });

export const volume = fc.oneof(fc.nat(400), fc.nat(20), fc.nat(1_000_000));
export const economias = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5000 }));

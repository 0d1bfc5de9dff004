/** What the bills of the history would have been: the tariff engine under the acts of the town, in centavos. */
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { atoId } from '../../domain/comum/identidades.ts';
import type { Resultado } from '../../domain/comum/resultado.ts';
import { atosAplicados, type AtoTarifario, type CategoriaDoAto, type EconomiasPorCategoria } from '../../domain/faturamento/ato.ts';
import type { AtoAplicado } from '../../domain/faturamento/conta.ts';
import { criarCalculadora } from '../../domain/faturamento/calculadora.ts';
import { lerEsgoto } from '../../domain/faturamento/tarifa/esgoto.ts';
import { lerTabela } from '../../domain/faturamento/tarifa/tabela.ts';
import { lerTee, type DeclaracaoTee } from '../../domain/faturamento/tee.ts';
import { ATOS, type AtoSemeado, type CategoriaDoAtoSemeada } from './dados/atos.ts';
import { CATEGORIAS } from './dados/categorias.ts';
import type { TipoFaturamento } from './tipos.ts';

/** Seed data that its own domain refuses is a defect of the seed. */
function certo<T>(resultado: Resultado<T>): T {
  if (!resultado.ok) throw new Error(`${resultado.erro.codigo}: ${resultado.erro.mensagem}`);
  return resultado.valor;
}

function categoriaDoAto({ categoria, esgoto, tee, tabelas }: CategoriaDoAtoSemeada): CategoriaDoAto {
  const { AGUA, ESGOTO, TEE } = tabelas;
  if (AGUA === undefined) throw new Error(`categoria ${categoria} sem tabela de água`);
  const regraDoEsgoto = esgoto === null ? { tipo: 'tabela' as const, tarifa: ESGOTO ?? AGUA } : { tipo: 'percentual' as const, percentual: esgoto };
  return {
    tarifa: {
      rotulo: CATEGORIAS.find(({ id }) => id === categoria)?.nome ?? String(categoria),
      tabela: certo(lerTabela(AGUA)),
      esgoto: certo(lerEsgoto(regraDoEsgoto)),
    },
    plano: { tipo: 'MULTIPLICAR_LIMITES' },
    tee: certo(lerTee(declararTee(tee, TEE ?? AGUA))),
  };
}

function declararTee(tee: CategoriaDoAtoSemeada['tee'], tarifa: NonNullable<CategoriaDoAtoSemeada['tabelas']['TEE']>): DeclaracaoTee {
  switch (tee.tipo) {
    case 'TABELA':
      return { tipo: 'tabela', tarifa };
    case 'ESGOTO':
      return { tipo: 'esgoto' };
    case 'VALOR':
      return { tipo: 'valor', valor: (tee.centavos / 100).toFixed(2) };
  }
}

/** The acts of the town as the domain bills by them. */
export function atosTarifarios(atos: readonly AtoSemeado[] = ATOS): AtoTarifario[] {
  return atos.map(({ id, numero, desde, ate, categorias }) => ({
    id: atoId(id),
    numero,
    desde,
    ate,
    arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' },
    categorias: new Map(categorias.map((c) => [c.categoria, categoriaDoAto(c)])),
  }));
}

/** Volumes of one month (whole m³) and the dates that bound it. */
export interface MesFaturado {
  readonly de: DataCivil;
  readonly ate: DataCivil;
  readonly agua: number;
  readonly tee: number;
}

/** Answers the total in centavos of one month of one ligação. */
export type Avaliador = (tipo: TipoFaturamento, economias: EconomiasPorCategoria, mes: MesFaturado) => number;

export function criarAvaliador(): Avaliador {
  const daCidade = atosTarifarios();
  const calcular = criarCalculadora();
  // A rota has one calendar and few kinds of building: what acts apply is found once for each.
  const aplicadosEm = new Map<string, readonly AtoAplicado[]>();
  return (tipo, economias, { de, ate, agua, tee }) => {
    let chave: string = de + ate;
    for (const e of economias) chave += `,${e.categoria}:${e.economias}`;
    let atos = aplicadosEm.get(chave);
    if (atos === undefined) aplicadosEm.set(chave, (atos = certo(atosAplicados(daCidade, de, ate, economias))));
    return certo(calcular({ tipo, volumeAgua: agua, volumeTee: tee, atos })).total;
  };
}

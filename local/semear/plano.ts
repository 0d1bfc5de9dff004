/** How a town of N ligações divides into setores, grupos and rotas, before any house exists. */
import { BAIRROS } from './dados/nomes.ts';
import type { LinhaBairro, LinhaGrupo, LinhaLocalidade, LinhaRota, LinhaSetor } from './tipos.ts';

/** Smallest towns keep the shape of the demonstration. */
const ROTAS_MINIMAS = 12;
const GRUPOS_MINIMOS = 4;
const LIGACOES_POR_ROTA = 450;
/** 180,000 ligações are 20 grupos, one for each working day of the month. */
const LIGACOES_POR_GRUPO = 9_000;
const SEDE = 1;
const DISTRITO = 2;

export interface RotaPlanejada extends LinhaRota {
  readonly bairro: number;
  /** Number of ligações. */
  readonly tamanho: number;
  /** Ligações of all earlier rotas: the base of every id inside. */
  readonly deslocamento: number;
}

export interface Plano {
  readonly localidades: readonly LinhaLocalidade[];
  readonly setores: readonly LinhaSetor[];
  readonly bairros: readonly LinhaBairro[];
  readonly grupos: readonly LinhaGrupo[];
  readonly rotas: readonly RotaPlanejada[];
}

const MUNICIPIO = { municipio: 'Santa Rita da Nascente', uf: 'SP' } as const;

/** Even parts of `total`, the larger ones first. */
function repartir(total: number, partes: number): number[] {
  return Array.from({ length: partes }, (_, i) => Math.floor(total / partes) + (i < total % partes ? 1 : 0));
}

/** Plan of a town of `ligacoes` (at least one for each rota). */
export function planejar(ligacoes: number): Plano {
  if (!Number.isSafeInteger(ligacoes) || ligacoes < ROTAS_MINIMAS || ligacoes > 2_000_000) {
    throw new RangeError(`a cidade tem de ${ROTAS_MINIMAS} a 2.000.000 de ligações, não ${ligacoes}`);
  }
  const quantasRotas = Math.max(ROTAS_MINIMAS, Math.ceil(ligacoes / LIGACOES_POR_ROTA));
  const quantosGrupos = Math.max(GRUPOS_MINIMOS, Math.ceil(ligacoes / LIGACOES_POR_GRUPO));
  const setores = setoresDe(quantosGrupos);
  const tamanhos = repartir(ligacoes, quantasRotas);
  const rotas: RotaPlanejada[] = [];
  let id = 0;
  let deslocamento = 0;
  repartir(quantasRotas, quantosGrupos).forEach((quantas, g) => {
    const setor = setores[g % setores.length];
    if (setor === undefined) throw new Error('grupo sem setor');
    for (let numero = 1; numero <= quantas; numero++) {
      const tamanho = tamanhos[id] ?? 0;
      id += 1;
      rotas.push({ id, grupo: g + 1, numero, localidade: setor.localidade, setor: setor.id, bairro: ((id - 1) % BAIRROS.length) + 1, tamanho, deslocamento });
      deslocamento += tamanho;
    }
  });
  return {
    localidades: [
      { id: SEDE, nome: 'Sede', ...MUNICIPIO },
      { id: DISTRITO, nome: 'Distrito de Água Clara', ...MUNICIPIO },
    ],
    setores,
    bairros: BAIRROS.map((nome, i) => ({ id: i + 1, localidade: SEDE, nome })),
    grupos: Array.from({ length: quantosGrupos }, (_, i) => ({ id: i + 1, nome: `Grupo ${i + 1}` })),
    rotas,
  };
}

/** One setor for each grupo; the last of them lies in the district. */
function setoresDe(quantos: number): LinhaSetor[] {
  const pontos = ['Norte', 'Sul', 'Leste', 'Oeste'];
  return Array.from({ length: quantos }, (_, i) => {
    const noDistrito = i === quantos - 1;
    const volta = Math.floor(i / pontos.length);
    const nome = noDistrito ? 'Água Clara' : `${pontos[i % pontos.length] ?? 'Centro'}${volta > 0 ? ` ${volta + 1}` : ''}`;
    return { id: i + 1, localidade: noDistrito ? DISTRITO : SEDE, codigo: noDistrito ? 1 : i + 1, nome };
  });
}

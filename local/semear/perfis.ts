/** What stands on each lot: the mix of the town, and the rare cases that every town must have. */
import type { Aleatorio } from './aleatorio.ts';
import {
  APARTAMENTO,
  ASSOCIACAO,
  ASSOCIACAO_BENEFICENTE,
  ASSOCIACAO_ESPECIAL,
  CASA,
  COMERCIAL,
  CONJUNTO_RESIDENCIAL,
  INDUSTRIAL,
  LOJA,
  PUBLICA,
  RESIDENCIAL,
  subcategoriasDe,
} from './dados/categorias.ts';
import type { Situacao, TipoFaturamento } from './tipos.ts';

/** What is odd about a ligação. `TROCA_NO_MES`: the meter is changed between the last reading and the next one. */
export type Anomalia =
  | 'NENHUMA'
  | 'VAZAMENTO_PASSADO'
  | 'IMOVEL_VAZIO'
  | 'PARADO'
  | 'QUASE_VIRANDO'
  | 'VIROU'
  | 'TROCADO'
  | 'TROCA_NO_MES'
  | 'SEM_ACESSO'
  | 'SEM_HISTORICO';

export interface Perfil {
  readonly categoria: number;
  readonly economias: readonly (readonly [subcategoria: number, quantidade: number])[];
  readonly tipoFaturamento: TipoFaturamento;
  readonly situacao: Situacao;
  readonly consumoFixoM3: number | null;
  readonly teeVolumeM3: number | null;
  readonly medidorDeRede: boolean;
  readonly medidorDePoco: boolean;
  readonly anomalia: Anomalia;
  /** Present on a master: how many of the following ligações of the rota depend on it. */
  readonly dependentes?: number;
}

const CASA_COMUM: Perfil = {
  categoria: RESIDENCIAL,
  economias: [[CASA, 1]],
  tipoFaturamento: 2,
  situacao: 'ATIVA',
  consumoFixoM3: null,
  teeVolumeM3: null,
  medidorDeRede: true,
  medidorDePoco: false,
  anomalia: 'NENHUMA',
};

/** Each of these stands at least once in any town, spread over the rotas. */
export const PERFIS_OBRIGATORIOS: readonly Partial<Perfil>[] = [
  { tipoFaturamento: 1 },
  { tipoFaturamento: 3, medidorDeRede: false, teeVolumeM3: 20 },
  { tipoFaturamento: 3, medidorDeRede: false, medidorDePoco: true },
  { tipoFaturamento: 4, teeVolumeM3: 12 },
  { tipoFaturamento: 4, medidorDePoco: true },
  { tipoFaturamento: 5, teeVolumeM3: 15 },
  { tipoFaturamento: 5, medidorDePoco: true, categoria: INDUSTRIAL, economias: [[303, 1]] },
  { medidorDeRede: false, consumoFixoM3: 15 },
  { medidorDeRede: false, consumoFixoM3: 10, tipoFaturamento: 1 },
  { situacao: 'CORTADA' },
  { situacao: 'INATIVA' },
  { situacao: 'PROVISORIA', medidorDeRede: false, consumoFixoM3: 10, anomalia: 'SEM_HISTORICO' },
  { economias: [[APARTAMENTO, 8]] },
  { economias: [[APARTAMENTO, 12]] },
  { economias: [[CASA, 1], [LOJA, 1]] },
  { economias: [[APARTAMENTO, 6], [LOJA, 2]], categoria: RESIDENCIAL },
  { categoria: INDUSTRIAL, economias: [[302, 1]] },
  { categoria: PUBLICA, economias: [[401, 1]] },
  { categoria: PUBLICA, economias: [[405, 1]] },
  { categoria: ASSOCIACAO, economias: [[501, 1]] },
  { categoria: ASSOCIACAO_BENEFICENTE, economias: [[601, 1]] },
  { categoria: ASSOCIACAO_ESPECIAL, economias: [[701, 1]] },
  { anomalia: 'VAZAMENTO_PASSADO' },
  { anomalia: 'IMOVEL_VAZIO' },
  { anomalia: 'PARADO' },
  { anomalia: 'QUASE_VIRANDO' },
  { anomalia: 'VIROU' },
  { anomalia: 'TROCADO' },
  { anomalia: 'TROCA_NO_MES' },
  { anomalia: 'SEM_ACESSO' },
  { anomalia: 'SEM_HISTORICO' },
];

export function perfilObrigatorio(i: number): Perfil {
  return { ...CASA_COMUM, ...PERFIS_OBRIGATORIOS[i] };
}

/** The master of a condominium of individual meters: a residential set that bills the common part (TR 14.8). */
export function perfilMaster(dependentes: number): Perfil {
  return { ...CASA_COMUM, economias: [[CONJUNTO_RESIDENCIAL, 1]], dependentes };
}

export function perfilDependente(): Perfil {
  return { ...CASA_COMUM, economias: [[APARTAMENTO, 1]] };
}

function economiasSorteadas(sorte: Aleatorio, categoria: number): Perfil['economias'] {
  if (categoria === RESIDENCIAL) {
    if (sorte.chance(0.955)) return [[sorte.chance(0.93) ? CASA : 104, 1]];
    const apartamentos = sorte.pesado([[2, 40], [3, 15], [4, 15], [8, 12], [12, 8], [20, 6], [48, 4]]);
    return sorte.chance(0.15) ? [[APARTAMENTO, apartamentos], [LOJA, sorte.inteiro(1, 2)]] : [[APARTAMENTO, apartamentos]];
  }
  const subcategoria = sorte.escolher(subcategoriasDe(categoria));
  return categoria === COMERCIAL && sorte.chance(0.12) ? [[CASA, 1], [subcategoria, 1]] : [[subcategoria, 1]];
}

/** A lot like most. */
export function sortearPerfil(sorte: Aleatorio): Perfil {
  const categoria = sorte.pesado([[RESIDENCIAL, 885], [COMERCIAL, 82], [INDUSTRIAL, 7], [PUBLICA, 14], [ASSOCIACAO, 6], [ASSOCIACAO_BENEFICENTE, 4], [ASSOCIACAO_ESPECIAL, 2]]);
  const tipoFaturamento = sorte.pesado<TipoFaturamento>([[2, 795], [1, 180], [3, 9], [4, 8], [5, 8]]);
  const comPoco = tipoFaturamento >= 3;
  const pocoMedido = comPoco && sorte.chance(0.5);
  const consumoFixo = tipoFaturamento < 3 && categoria === RESIDENCIAL && sorte.chance(0.02);
  const situacao = sorte.pesado<Situacao>([['ATIVA', 960], ['CORTADA', 24], ['INATIVA', 13], ['PROVISORIA', 3]]);
  return {
    categoria,
    economias: economiasSorteadas(sorte, categoria),
    tipoFaturamento,
    situacao,
    consumoFixoM3: consumoFixo || situacao === 'PROVISORIA' ? sorte.escolher([10, 15, 20]) : null,
    teeVolumeM3: comPoco && !pocoMedido ? sorte.escolher([10, 15, 20, 30]) : null,
    medidorDeRede: tipoFaturamento !== 3 && !consumoFixo && situacao !== 'PROVISORIA',
    medidorDePoco: pocoMedido,
    anomalia: sorte.pesado<Anomalia>([
      ['NENHUMA', 890], ['VAZAMENTO_PASSADO', 18], ['IMOVEL_VAZIO', 32], ['PARADO', 8], ['QUASE_VIRANDO', 5], ['VIROU', 4], ['TROCADO', 22], ['TROCA_NO_MES', 6], ['SEM_ACESSO', 10], ['SEM_HISTORICO', 5],
    ]),
  };
}

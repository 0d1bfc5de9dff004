/** What a provisional and an issued bill keep in the same columns: who, what was measured, what is charged. */
import { TIPO_CONSUMO } from '../../../domain/faturamento/previa/previa.ts';
import type { ContaGuardada } from '../../../domain/faturamento/memoria-de-calculo.ts';
import type { OrigemConsumo } from '../../../domain/leitura/consumo.ts';

/** A row of {@link colunasDaConta}. Volumes in m³, amounts in centavos, dates AAAA-MM-DD. */
export interface LinhaDaConta {
  readonly cdc: number;
  readonly nome: string;
  readonly documento: string;
  readonly endereco: string;
  readonly tipo_faturamento: number;
  readonly tipo_consumo: number;
  readonly ocorrencia: number;
  readonly ocorrencia_descricao: string | null;
  readonly hidrometro_numero: string | null;
  readonly leitura_anterior: number | null;
  readonly leitura_atual: number | null;
  readonly data_anterior: string | null;
  readonly data_atual: string | null;
  readonly consumo_medido: number | null;
  readonly consumo_poco: number | null;
  readonly leitura_poco: number | null;
  readonly volume_agua: number;
  readonly volume_tee: number;
  readonly media: number | null;
  readonly saldo_transportado: number;
  readonly dias: number;
  readonly ato: number;
  readonly ato_seguinte: number | null;
  readonly dias_ato: number | null;
  readonly economias: number[];
  readonly rubricas: number[];
  readonly valores: number[];
  readonly valor: number;
}

/** Of `x` (a prévia or a fatura), with the joins of {@link JUNCOES_DA_CONTA}. */
export const COLUNAS_DA_CONTA = `
  x.cdc, pe.nome, pe.documento_mascara AS documento, concat_ws(', ', lg.tipo || ' ' || lg.nome, l.numero, l.complemento, ba.nome) AS endereco,
  x.tipo_faturamento, x.tipo_consumo, x.ocorrencia, oc.descricao AS ocorrencia_descricao, hi.numero AS hidrometro_numero, x.leitura_anterior, x.leitura_atual,
  x.data_anterior, x.data_atual, x.consumo_medido, x.consumo_poco, x.leitura_poco, x.volume_agua, x.volume_tee, x.media, x.saldo_transportado, x.dias,
  x.ato, x.ato_seguinte, x.dias_ato, x.economias, x.rubricas, x.valores, x.valor`;

export const JUNCOES_DA_CONTA = `
  JOIN cadastro.ligacao l ON l.cdc = x.cdc
  JOIN cadastro.pessoa pe ON pe.id = l.pessoa
  JOIN cadastro.logradouro lg ON lg.id = l.logradouro
  JOIN cadastro.bairro ba ON ba.id = lg.bairro
  LEFT JOIN leitura.ocorrencia oc ON oc.codigo = x.ocorrencia
  LEFT JOIN hidrometria.hidrometro hi ON hi.id = x.hidrometro`;

const ORIGENS = new Map(Object.entries(TIPO_CONSUMO).map(([origem, numero]) => [numero, origem as OrigemConsumo]));

/** @throws when the number is not of this version: a defect */
export function origemDoConsumo(tipo: number): OrigemConsumo {
  const origem = ORIGENS.get(tipo);
  if (origem === undefined) throw new Error(`tipo de consumo ${tipo} desconhecido`);
  return origem;
}

/** The part of which the calculation is made. */
export function baseDaConta(l: LinhaDaConta): ContaGuardada {
  return {
    tipoFaturamento: l.tipo_faturamento,
    volumeAgua: l.volume_agua,
    volumeTee: l.volume_tee,
    economias: l.economias,
    ato: l.ato,
    atoSeguinte: l.ato_seguinte,
    dias: l.dias,
    diasAto: l.dias_ato,
    rubricas: l.rubricas,
    valores: l.valores,
  };
}

export function titularDaConta(l: LinhaDaConta) {
  return { cdc: l.cdc, nome: l.nome.slice(0, 120), documentoMascarado: l.documento, endereco: l.endereco.slice(0, 200) };
}

export function medicaoDaConta(l: LinhaDaConta) {
  return {
    hidrometro: l.hidrometro_numero,
    leituraAnterior: l.leitura_anterior,
    leituraAtual: l.leitura_atual,
    dataAnterior: l.data_anterior,
    dataAtual: l.data_atual,
    dias: l.dias,
    consumoMedido: l.consumo_medido,
    consumoPoco: l.consumo_poco,
    volumeAgua: l.volume_agua,
    volumeTee: l.volume_tee,
    media: l.media,
    tipoConsumo: origemDoConsumo(l.tipo_consumo),
    ocorrencia: { codigo: l.ocorrencia, descricao: l.ocorrencia_descricao ?? 'Ocorrência não cadastrada' },
    saldoTransportado: l.saldo_transportado,
  };
}

/**
 * Everything that a printed bill says, as values: the caller gives facts (money, dates, volumes), the document decides how they look.
 * Nothing here is markup; any text may hold any character.
 */
import type { CodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import type { Centavos } from '../../domain/comum/dinheiro.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Referencia } from '../../domain/comum/referencia.ts';

/** An exact decimal with a point and no exponent, as `textoExato` gives: `"2.33"`, `"14.5"`, `"80"`. */
export type DecimalExato = string;

export interface DadosConcessionaria {
  readonly nome: string;
  /** Formatted: `12.345.678/0001-95`. */
  readonly cnpj: string;
  readonly endereco: string;
  readonly site: string;
  readonly telefones: readonly { readonly rotulo: string; readonly numero: string }[];
  readonly ouvidoria: string;
}

/** Who pays and where. `documento` arrives masked (see `domain/documentos/mascarar-documento.ts`): a bill is read by whoever opens the letter box. */
export interface DadosConsumidor {
  readonly nome: string;
  readonly documento: string | null;
  readonly enderecoLigacao: string;
  /** Null when the bill is delivered at the service address. */
  readonly enderecoEntrega: string | null;
}

export interface DadosLigacao {
  readonly cdc: string;
  readonly inscricao: string;
  /** Serial number; null on a ligação without a meter. */
  readonly hidrometro: string | null;
  readonly categorias: readonly { readonly nome: string; readonly economias: number }[];
  readonly tipoFaturamento: string;
  /** `grupo / rota / sequência` as the utility files them. */
  readonly roteiro: string;
}

/** How the consumption was found; it is printed, and the months of the chart that were not read are drawn lighter. */
export type OrigemConsumo = 'real' | 'media' | 'minimo' | 'fixo' | 'informada' | 'estimada';

export interface PontoDeLeitura {
  readonly data: DataCivil;
  /** Null when the meter could not be read that day. */
  readonly valor: number | null;
}

export interface DadosLeitura {
  readonly anterior: PontoDeLeitura | null;
  readonly atual: PontoDeLeitura | null;
  readonly proxima: DataCivil | null;
  readonly dias: number;
  readonly origem: OrigemConsumo;
  readonly ocorrencia: { readonly codigo: string; readonly descricao: string } | null;
  /** m³; null when nothing was measured. */
  readonly medido: number | null;
  /** m³. */
  readonly media: number | null;
}

/** m³ that the bill charges. */
export interface DadosVolumes {
  /** Null where the ligação has no such service. */
  readonly agua: number | null;
  readonly esgoto: number | null;
}

/** Oldest first; the last one is the month of the bill. At most 13 are drawn. */
export interface ConsumoDoMes {
  readonly referencia: Referencia;
  /** m³; null when there was no bill. */
  readonly consumo: number | null;
  readonly origem: OrigemConsumo;
}

/** One category under one tariff act: the cascade that TR 14.7 shows. Two acts in a period are two of these. */
export interface Composicao {
  readonly titulo: string;
  readonly faixas: readonly {
    readonly descricao: string;
    /** m³; null for a fixed amount. */
    readonly volume: DecimalExato | null;
    /** R$ per m³; null for fixed and minimum amounts. */
    readonly tarifa: DecimalExato | null;
    /** Null where the band does not charge it. */
    readonly agua: Centavos | null;
    readonly esgoto: Centavos | null;
  }[];
  readonly agua: Centavos;
  readonly esgoto: Centavos;
}

/** TR 10.11: every component says what it refers to, late charges the bills they come from. */
export interface Lancamento {
  readonly descricao: string;
  readonly referencia: string | null;
  /** Negative for credits. */
  readonly valor: Centavos;
}

export interface MensagemFatura {
  /** `debito` is framed as a warning. */
  readonly tipo: 'debito' | 'aviso' | 'comunicado';
  readonly titulo: string;
  readonly texto: string;
}

/** Monthly summary of the water delivered, when the utility has it. */
export interface QualidadeDaAgua {
  readonly sistema: string;
  readonly referencia: Referencia;
  readonly parametros: readonly { readonly nome: string; readonly exigidas: number; readonly realizadas: number; readonly conformes: number }[];
}

export type PagamentoFatura =
  /** The linha digitável is derived from it, so the bars and the text cannot differ. */
  | { readonly forma: 'codigo-de-barras'; readonly codigo: CodigoDeBarras }
  | { readonly forma: 'debito-automatico'; readonly banco: string }
  | { readonly forma: 'nada-a-pagar' };

export interface DadosFatura {
  readonly concessionaria: DadosConcessionaria;
  readonly aviso: string;
  readonly notaFiscal: string;
  readonly segundaVia: boolean;
  readonly referencia: Referencia;
  readonly emissao: DataCivil;
  readonly vencimento: DataCivil;
  /** Last day on which a bank may take the barcode; TR 14.1. */
  readonly validade: DataCivil;
  readonly consumidor: DadosConsumidor;
  readonly ligacao: DadosLigacao;
  readonly leitura: DadosLeitura;
  readonly volumes: DadosVolumes;
  readonly historico: readonly ConsumoDoMes[];
  readonly composicao: readonly Composicao[];
  /** One line under the bands: percentage of sewage, tariff act, rule of division. */
  readonly notaComposicao: string | null;
  readonly lancamentos: readonly Lancamento[];
  readonly total: Centavos;
  readonly mensagens: readonly MensagemFatura[];
  readonly qualidadeDaAgua: QualidadeDaAgua | null;
  readonly tributos: readonly { readonly nome: string; readonly aliquota: DecimalExato; readonly valor: Centavos }[];
  readonly pagamento: PagamentoFatura;
}

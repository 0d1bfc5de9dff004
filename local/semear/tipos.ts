/** Rows of the town, as the tables of `cadastro`, `hidrometria` and `leitura` want them (migrations 0002 to 0004). */
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { Referencia } from '../../domain/comum/referencia.ts';

export interface LinhaLocalidade { readonly id: number; readonly nome: string; readonly municipio: string; readonly uf: string }
export interface LinhaSetor { readonly id: number; readonly localidade: number; readonly codigo: number; readonly nome: string }
export interface LinhaBairro { readonly id: number; readonly localidade: number; readonly nome: string }
export interface LinhaLogradouro {
  readonly id: number;
  readonly tipo: string;
  readonly nome: string;
  readonly bairro: number;
  readonly setor: number;
  /** Eight digits. */
  readonly cep: string;
}
export interface LinhaGrupo { readonly id: number; readonly nome: string }
export interface LinhaRota {
  readonly id: number;
  readonly grupo: number;
  readonly numero: number;
  readonly localidade: number;
  readonly setor: number;
}

export interface LinhaPessoa {
  readonly id: number;
  readonly nome: string;
  readonly documentoTipo: 'CPF' | 'CNPJ';
  /** Without mask; written encrypted. */
  readonly documento: string;
  readonly telefone: string | null;
  readonly email: string | null;
}

export type Situacao = 'ATIVA' | 'CORTADA' | 'INATIVA' | 'PROVISORIA';
/** 1 água, 2 água e esgoto, 3 TEE, 4 água e TEE, 5 água, esgoto e TEE (TR 8.7). */
export type TipoFaturamento = 1 | 2 | 3 | 4 | 5;

export interface LinhaLigacao {
  readonly cdc: number;
  /** 13 digits of position and two check digits. */
  readonly inscricao: string;
  readonly pessoa: number;
  readonly logradouro: number;
  readonly numero: string;
  readonly complemento: string | null;
  readonly localidade: number;
  readonly setor: number;
  readonly rota: number;
  readonly sequencia: number;
  readonly situacao: Situacao;
  readonly tipoLigacao: 'HIDROMETRADA' | 'CONSUMO_FIXO';
  readonly tipoFaturamento: TipoFaturamento;
  /** m³ a month. */
  readonly consumoFixoM3: number | null;
  /** m³ a month; null when a meter measures the well, or there is none. */
  readonly teeVolumeM3: number | null;
  readonly desde: DataCivil;
}
export interface LinhaEconomia { readonly cdc: number; readonly subcategoria: number; readonly quantidade: number }
export interface LinhaDependente { readonly dependente: number; readonly master: number; readonly desde: DataCivil; readonly unidade: string }

export interface LinhaHidrometro {
  readonly id: number;
  /** Ten characters: class, year, maker, serial number. */
  readonly numero: string;
  readonly digitos: number;
  readonly fabricadoEm: number;
  readonly vazao: string;
  readonly situacao: 'ESTOQUE' | 'INSTALADO' | 'MANUTENCAO' | 'DESCARTADO';
}
/** 1 water from the network, 2 own well. */
export type Medicao = 1 | 2;
export interface LinhaInstalacao {
  readonly hidrometro: number;
  readonly cdc: number;
  readonly medicao: Medicao;
  readonly de: DataCivil;
  /** Exclusive; null while installed. */
  readonly ate: DataCivil | null;
  readonly leituraInstalacao: number;
  readonly leituraRetirada: number | null;
}

export interface LinhaLeitura {
  readonly cdc: number;
  readonly referencia: Referencia;
  readonly medicao: Medicao;
  readonly hidrometro: number;
  /** Null: visited, not read; the occurrence says why. */
  readonly valor: number | null;
  readonly ocorrencia: number;
  readonly data: DataCivil;
  /** 'HH:MM:SS' in America/Sao_Paulo. */
  readonly hora: string;
  readonly leiturista: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What billing knows of the past. Arrays: most recent month first; `consumos` has only months that were read, `valores` all of them. */
export interface LinhaConsumo {
  readonly cdc: number;
  readonly referencia: Referencia;
  readonly leitura: number | null;
  readonly data: DataCivil | null;
  readonly leituraPoco: number | null;
  readonly dataPoco: DataCivil | null;
  readonly consumos: readonly number[];
  readonly consumosPoco: readonly number[];
  /** Centavos of each bill. */
  readonly valores: readonly number[];
}

/** All rows of one rota; a rota depends on no other. */
export interface RotaGerada {
  readonly rota: LinhaRota;
  readonly logradouros: readonly LinhaLogradouro[];
  readonly pessoas: readonly LinhaPessoa[];
  readonly ligacoes: readonly LinhaLigacao[];
  readonly economias: readonly LinhaEconomia[];
  readonly dependentes: readonly LinhaDependente[];
  readonly hidrometros: readonly LinhaHidrometro[];
  readonly instalacoes: readonly LinhaInstalacao[];
  readonly leituras: readonly LinhaLeitura[];
  readonly consumos: readonly LinhaConsumo[];
}

/**
 * Barcode of arrecadação, 44 digits (Febraban, layout de código de barras v07 §§03-05, 07-10), segment 2.
 * It is a pure function of agreement, validity, aviso and value, so it is computed when needed and never stored.
 */
import { afirmar } from '../comum/afirmar.ts';
import { dataCivil, ehDataCivil, type DataCivil } from '../comum/data-civil.ts';
import { mod10, mod11Arrecadacao } from '../comum/digitos.ts';
import { centavos, type Centavos } from '../comum/dinheiro.ts';
import { MAIOR_AVISO, type Aviso } from '../comum/identidades.ts';
import {
  afirmarEmpresa, identificadorDeValor, moduloDoIdentificador, SEGMENTO_SANEAMENTO, temValorEfetivo, type Convenio, type ModuloDv,
} from './convenio.ts';

declare const marca: unique symbol;
/** 44 digits whose check digit was computed or checked. */
export type CodigoDeBarras = string & { readonly [marca]: 'CodigoDeBarras' };

/** R$ 999.999.999,99: 11 positions. */
export const MAIOR_VALOR_DO_CODIGO = 99_999_999_999;

/** What a bill puts in its barcode. `validade` is the last day of payment, before extension to a working day (TR 14.1). */
export interface DadosDoCodigo {
  readonly valor: Centavos;
  readonly validade: DataCivil;
  readonly aviso: Aviso;
}

/** Check digit by the módulo of the value identifier; the same módulo serves the blocks of the linha digitável. */
export function dvDeArrecadacao(digitos: string, modulo: ModuloDv): string {
  return String(modulo === 10 ? mod10(digitos) : mod11Arrecadacao(digitos));
}

/** Positions of the campo livre that nothing uses yet. */
export const RESERVA = '000000';

/** AAAAMMDD of the validity + aviso (11) + 6 spare zeros. Febraban: a date in the campo livre must be its first 8 positions. */
export function campoLivre(validade: DataCivil, aviso: Aviso): string {
  return `${validade.replaceAll('-', '')}${String(aviso).padStart(11, '0')}${RESERVA}`;
}

/**
 * Barcode of a bill.
 * @throws when the value does not fit 11 positions or is not positive, or the agreement was not checked: defects, not inputs
 */
export function montarCodigoDeBarras(convenio: Pick<Convenio, 'empresa' | 'modulo'>, dados: DadosDoCodigo): CodigoDeBarras {
  afirmarEmpresa(convenio.empresa);
  afirmar(dados.valor > 0 && dados.valor <= MAIOR_VALOR_DO_CODIGO, `valor ${dados.valor} não cabe em um código de barras`);
  afirmar(dados.aviso >= 1 && dados.aviso <= MAIOR_AVISO, `aviso ${dados.aviso} não cabe em um código de barras`);
  const inicio = `8${SEGMENTO_SANEAMENTO}${identificadorDeValor(convenio.modulo)}`;
  const resto = `${String(dados.valor).padStart(11, '0')}${convenio.empresa}${campoLivre(dados.validade, dados.aviso)}`;
  return `${inicio}${dvDeArrecadacao(inicio + resto, convenio.modulo)}${resto}` as CodigoDeBarras;
}

/** The campo livre as this product fills it. `validade` and `aviso` are null where the digits cannot be that. */
export interface CampoLivreLido {
  readonly validade: DataCivil | null;
  readonly aviso: Aviso | null;
  readonly reserva: string;
}

/** Reads 25 digits of campo livre by our own rule; other utilities fill it otherwise, so nothing is refused. */
export function lerCampoLivre(digitos: string): CampoLivreLido {
  const validade = `${digitos.slice(0, 4)}-${digitos.slice(4, 6)}-${digitos.slice(6, 8)}`;
  const aviso = Number(digitos.slice(8, 19));
  return {
    validade: ehDataCivil(validade) ? dataCivil(validade) : null,
    aviso: Number.isSafeInteger(aviso) && aviso >= 1 ? (aviso as Aviso) : null,
    reserva: digitos.slice(19),
  };
}

/** Fields of 44 digits, judged or not. `valor` is null for identifiers 7 and 9; `empresa` has 8 digits (CNPJ root) in segment 6. */
export interface CodigoDecodificado {
  readonly produto: string;
  readonly segmento: string;
  readonly identificadorValor: string;
  readonly modulo: ModuloDv | null;
  readonly dvInformado: string;
  /** Null when the value identifier does not say how to compute it. */
  readonly dvCalculado: string | null;
  readonly valor: Centavos | null;
  readonly valorOuReferencia: string;
  readonly empresa: string;
  readonly campoLivre: string;
}

/** Splits 44 digits; judging them is `analisarArrecadacao`. @throws when it is not 44 digits */
export function decodificarCodigoDeBarras(codigo: string): CodigoDecodificado {
  afirmar(/^\d{44}$/.test(codigo), 'código de barras de arrecadação tem 44 algarismos');
  const segmento = codigo.slice(1, 2);
  const identificadorValor = codigo.slice(2, 3);
  const modulo = moduloDoIdentificador(identificadorValor);
  const valorOuReferencia = codigo.slice(4, 15);
  // Segment 6 has the root of the CNPJ where the others have the company given by Febraban (§07).
  const fimDaEmpresa = segmento === '6' ? 23 : 19;
  return {
    produto: codigo.slice(0, 1),
    segmento,
    identificadorValor,
    modulo,
    dvInformado: codigo.slice(3, 4),
    dvCalculado: modulo === null ? null : dvDeArrecadacao(codigo.slice(0, 3) + codigo.slice(4), modulo),
    valor: temValorEfetivo(identificadorValor) ? centavos(Number(valorOuReferencia)) : null,
    valorOuReferencia,
    empresa: codigo.slice(15, fimDaEmpresa),
    campoLivre: codigo.slice(fimDaEmpresa),
  };
}

/** The payments of a return file as objects: for screens and reports, never for bulk (columns do that). */
import type { DataCivil } from '../../comum/data-civil.ts';
import { centavos, type Centavos } from '../../comum/dinheiro.ts';
import type { AnaliseDeRetorno } from './analisar-retorno.ts';
import { CAMPOS_G, textoBruto, textoDoCampo } from './campos.ts';
import { CODIGO_DV_CERTO } from './codigo-em-bytes.ts';
import { dataDoAaaammdd } from './data-numerica.ts';

/** `nsr` as written, 8 digits. Dates are null when they are missing. Texts are trimmed and null when blank. `linha` from 1. */
export interface DetalheDeRetorno {
  readonly linha: number;
  readonly agenciaContaCredito: string | null;
  readonly dataPagamento: DataCivil | null;
  readonly dataCredito: DataCivil | null;
  readonly codigoDeBarras: string;
  readonly dvCerto: boolean;
  readonly valor: Centavos;
  readonly tarifa: Centavos;
  readonly nsr: string;
  readonly agenciaArrecadadora: string | null;
  readonly formaArrecadacao: string | null;
  readonly autenticacao: string | null;
  readonly formaPagamento: string | null;
}

/** Payment `i` of the file. @throws RangeError when there is no such payment */
export function detalhe(retorno: AnaliseDeRetorno, i: number): DetalheDeRetorno {
  const { bytes, pagamentos } = retorno;
  const posicao = pagamentos.posicao[i];
  if (posicao === undefined) throw new RangeError(`o arquivo não tem o pagamento ${i}`);
  const texto = (campo: { readonly inicio: number; readonly fim: number; readonly formato: '9' | 'X'; readonly obrigatorio: boolean }): string | null =>
    textoDoCampo(bytes, posicao, campo) || null;
  const data = (numero: number | undefined): DataCivil | null => (numero === undefined || numero === 0 ? null : dataDoAaaammdd(numero));
  return {
    linha: pagamentos.linha[i] ?? 0,
    agenciaContaCredito: texto(CAMPOS_G.agenciaContaCredito),
    dataPagamento: data(pagamentos.dataPagamento[i]),
    dataCredito: data(pagamentos.dataCredito[i]),
    codigoDeBarras: codigoDoPagamento(retorno, i),
    dvCerto: ((pagamentos.codigo[i] ?? 0) & CODIGO_DV_CERTO) !== 0,
    valor: centavos(pagamentos.valor[i] ?? 0),
    tarifa: centavos(pagamentos.tarifa[i] ?? 0),
    nsr: textoBruto(bytes, posicao, CAMPOS_G.nsr),
    agenciaArrecadadora: texto(CAMPOS_G.agenciaArrecadadora),
    formaArrecadacao: texto(CAMPOS_G.formaArrecadacao),
    autenticacao: texto(CAMPOS_G.autenticacao),
    formaPagamento: texto(CAMPOS_G.formaPagamento),
  };
}

/** The 44 characters where the barcode is, digits or not, as the bank wrote them. */
export function codigoDoPagamento(retorno: AnaliseDeRetorno, i: number): string {
  return textoBruto(retorno.bytes, retorno.pagamentos.posicao[i] ?? 0, CAMPOS_G.codigoBarras);
}

/** The payments `inicio` (inclusive) to `fim` (exclusive), one object at a time. */
export function* detalhes(retorno: AnaliseDeRetorno, inicio = 0, fim: number = retorno.pagamentos.quantidade): Generator<DetalheDeRetorno, void, void> {
  for (let i = inicio; i < fim; i += 1) yield detalhe(retorno, i);
}

/**
 * Where the money of one payment goes (TR 13.1, 13.5, 14.1). Every centavo has one destination: the bill, a credit of the ligação, or
 * the account of unidentified payments with its reason, from where a person associates it.
 *
 * - A bad detail (digits, company, segment, unknown or cancelled bill) is unidentified; it never refuses the file.
 * - Within validity, a value from the bill's up settles it and the excess is credit; a smaller one is credit and the bill stays open.
 * - A late payment at face value settles; its charges are due in the next bill.
 * - After validity all is credit, kept for negotiation (14.1). A second payment is credit.
 * - A limit on a day that is not a working day goes to the next working day.
 */
import { impossivel } from '../comum/afirmar.ts';
import type { DataCivil } from '../comum/data-civil.ts';
import { subtrair, ZERO_CENTAVOS, type Centavos } from '../comum/dinheiro.ts';
import { analisarArrecadacao, type ErroDeArrecadacao } from './analisar-arrecadacao.ts';
import { lerCampoLivre, RESERVA, type CodigoDecodificado } from './codigo-de-barras.ts';
import { SEGMENTO_SANEAMENTO } from './convenio.ts';

export type Destino = 'QUITA' | 'CREDITO_PARCIAL' | 'CREDITO_FORA_VALIDADE' | 'CREDITO_DUPLICIDADE' | 'NAO_IDENTIFICADO';

export type MotivoNaoIdentificado =
  | 'codigo_ilegivel'
  | 'identificador_valor'
  | 'dv'
  | 'produto'
  | 'segmento'
  | 'empresa'
  | 'fatura_desconhecida'
  | 'codigo_divergente'
  | 'fatura_cancelada';

/** For people: what a payment in the account of unidentified ones is waiting for. */
export const TEXTO_DO_MOTIVO: Readonly<Record<MotivoNaoIdentificado, string>> = {
  codigo_ilegivel: 'O código de barras não tem 44 algarismos. Peça o comprovante a quem pagou.',
  identificador_valor: 'O código de barras tem um identificador de valor que não existe. Peça o comprovante a quem pagou.',
  dv: 'O dígito verificador do código de barras não confere. Peça o comprovante a quem pagou.',
  produto: 'O código de barras não é de arrecadação. Devolva o valor ao banco.',
  segmento: 'O código de barras não é de saneamento. Devolva o valor ao banco.',
  empresa: 'O código de barras é de outra empresa. Devolva o valor ao banco.',
  fatura_desconhecida: 'Não há fatura com este aviso. Peça o comprovante a quem pagou e associe o pagamento.',
  codigo_divergente: 'O valor ou a validade do código de barras não são os da fatura deste aviso. Confira o comprovante e associe o pagamento.',
  fatura_cancelada: 'A fatura foi cancelada. Associe o pagamento à fatura que a substituiu ou deixe-o como crédito.',
};

/** `previa` is not a bill yet, so nobody can have paid it (14.4). */
export type SituacaoParaBaixa = 'aberta' | 'paga' | 'cancelada' | 'previa';

/** `valor` is what closes the bill. `vencimento` and `validade` as issued; the extension to a working day is done here. */
export interface FaturaParaBaixa {
  readonly situacao: SituacaoParaBaixa;
  readonly valor: Centavos;
  readonly vencimento: DataCivil;
  readonly validade: DataCivil;
}

export interface PagamentoRecebido {
  readonly codigoDeBarras: string;
  readonly valor: Centavos;
  readonly dataPagamento: DataCivil;
}

/** `empresa`: 4 digits of the agreement. `prazo`: the day itself when it is a working day, else the next one. */
export interface RegrasDeBaixa {
  readonly empresa: string;
  readonly prazo: (limite: DataCivil) => DataCivil;
}

/** `credito` of a settlement is the excess. `encargosDevidos`: paid after the due date, so the next bill charges fine and correction. */
export type DecisaoDeBaixa =
  | { readonly destino: 'QUITA'; readonly baixa: Centavos; readonly credito: Centavos; readonly encargosDevidos: boolean }
  | { readonly destino: 'CREDITO_PARCIAL' | 'CREDITO_FORA_VALIDADE' | 'CREDITO_DUPLICIDADE'; readonly credito: Centavos }
  | { readonly destino: 'NAO_IDENTIFICADO'; readonly motivo: MotivoNaoIdentificado; readonly naoIdentificado: Centavos };

/**
 * Decides one payment. `fatura` is the bill of the aviso in the barcode, null when there is none; when the same bill is paid twice in a
 * file, the caller gives it as `paga` the second time ({@link decidirLote} does).
 */
export function decidirBaixa(pagamento: PagamentoRecebido, fatura: FaturaParaBaixa | null, regras: RegrasDeBaixa): DecisaoDeBaixa {
  const { erros, decodificado } = analisarArrecadacao(pagamento.codigoDeBarras, 'barras');
  const motivo = motivoDosErros(erros, decodificado) ?? motivoDaEmpresa(decodificado, regras) ?? motivoDaFatura(decodificado, fatura);
  if (motivo !== null || fatura === null) {
    return { destino: 'NAO_IDENTIFICADO', motivo: motivo ?? 'fatura_desconhecida', naoIdentificado: pagamento.valor };
  }
  const destino = destinoEmFatura({
    paga: fatura.situacao === 'paga',
    dentroDaValidade: pagamento.dataPagamento <= regras.prazo(fatura.validade),
    cobre: pagamento.valor >= fatura.valor,
  });
  if (destino !== 'QUITA') return { destino, credito: pagamento.valor };
  return {
    destino,
    baixa: fatura.valor,
    credito: pagamento.valor === fatura.valor ? ZERO_CENTAVOS : subtrair(pagamento.valor, fatura.valor),
    encargosDevidos: pagamento.dataPagamento > regras.prazo(fatura.vencimento),
  };
}

/** The rule for a payment whose bill is known and is not cancelled; one table for single and bulk decisions. */
export function destinoEmFatura(fato: { readonly paga: boolean; readonly dentroDaValidade: boolean; readonly cobre: boolean }): Exclude<Destino, 'NAO_IDENTIFICADO'> {
  if (fato.paga) return 'CREDITO_DUPLICIDADE';
  if (!fato.dentroDaValidade) return 'CREDITO_FORA_VALIDADE';
  return fato.cobre ? 'QUITA' : 'CREDITO_PARCIAL';
}

/** A wrong digit is the cause of whatever else is wrong with the code, so it is the reason given. */
const ORDEM_DOS_ERROS: readonly (readonly [ErroDeArrecadacao, MotivoNaoIdentificado])[] = [
  ['tamanho', 'codigo_ilegivel'],
  ['identificador_valor', 'identificador_valor'],
  ['dv_geral', 'dv'],
  ['produto', 'produto'],
  ['segmento', 'segmento'],
];

function motivoDosErros(erros: readonly ErroDeArrecadacao[], codigo: CodigoDecodificado | null): MotivoNaoIdentificado | null {
  const motivo = ORDEM_DOS_ERROS.find(([erro]) => erros.includes(erro))?.[1] ?? null;
  return motivo ?? (codigo === null ? 'codigo_ilegivel' : null);
}

function motivoDaEmpresa(codigo: CodigoDecodificado | null, regras: RegrasDeBaixa): MotivoNaoIdentificado | null {
  if (codigo?.segmento !== SEGMENTO_SANEAMENTO) return 'segmento';
  return codigo.empresa === regras.empresa ? null : 'empresa';
}

function motivoDaFatura(codigo: CodigoDecodificado | null, fatura: FaturaParaBaixa | null): MotivoNaoIdentificado | null {
  if (codigo === null || fatura === null) return 'fatura_desconhecida';
  switch (fatura.situacao) {
    case 'previa':
      return 'fatura_desconhecida';
    case 'aberta':
    case 'paga':
    case 'cancelada': {
      // The barcode is a function of aviso, value and validity: one that differs is not the one that was issued.
      const { validade, reserva } = lerCampoLivre(codigo.campoLivre);
      const emitido = codigo.valor === fatura.valor && validade === fatura.validade && reserva === RESERVA;
      if (!emitido) return 'codigo_divergente';
      return fatura.situacao === 'cancelada' ? 'fatura_cancelada' : null;
    }
    default:
      return impossivel(fatura.situacao);
  }
}

/** Writes a return file as a bank would: what simulates a bank, and what proves the reader. Versions 04 to 07. */
import { formatarReais, type Centavos } from '../../comum/dinheiro.ts';
import type { DataCivil } from '../../comum/data-civil.ts';
import { ok, recusa, todos, type Resultado } from '../../comum/resultado.ts';
import { CAMPOS_A, CAMPOS_G, CAMPOS_Z, MAIOR_NSA, TAMANHO_DO_REGISTRO, type Campo } from './campos.ts';
import { codigoPrevisto, FORMAS_DE_ARRECADACAO, FORMAS_DE_PAGAMENTO } from './codigos.ts';

export const VERSOES_ESCRITAS = ['04', '05', '06', '07'] as const;
export type VersaoEscrita = (typeof VERSOES_ESCRITAS)[number];

/** `nsa` 1 to {@link MAIOR_NSA}; texts in latin-1 up to the width of their field. */
export interface HeaderAEscrever {
  readonly versao: VersaoEscrita;
  readonly convenio: string;
  readonly empresa: string;
  readonly banco: string;
  readonly nomeBanco: string;
  readonly dataGeracao: DataCivil;
  readonly nsa: number;
}

/** `codigoDeBarras` is written as given, right or wrong: a bank sends what it captured. The NSR is the place in the list. */
export interface PagamentoAEscrever {
  readonly codigoDeBarras: string;
  readonly valor: Centavos;
  readonly tarifa: Centavos;
  readonly dataPagamento: DataCivil;
  readonly dataCredito: DataCivil | null;
  readonly formaArrecadacao: string;
  readonly formaPagamento: string;
  readonly agenciaContaCredito: string;
  readonly agenciaArrecadadora: string;
  readonly autenticacao: string;
}

/** `fimDeLinha` CRLF unless said. */
export interface OpcoesDeEscrita {
  readonly fimDeLinha?: '\r\n' | '\n';
}

/** The bytes of a file. Refusals: `retorno/nao-cabe` (a field is wider than its place), `retorno/codigo-imprevisto` (not of the version). */
export function escreverRetorno(header: HeaderAEscrever, pagamentos: readonly PagamentoAEscrever[], opcoes: OpcoesDeEscrita = {}): Resultado<Uint8Array> {
  const linhaA = escreverHeader(header);
  if (!linhaA.ok) return linhaA;
  const linhasG = todos(pagamentos.map((p, i) => escreverDetalhe(p, i + 1, header.versao)));
  if (!linhasG.ok) return linhasG;
  const soma = pagamentos.reduce((total, p) => total + BigInt(p.valor), 0n);
  const linhaZ = montar([
    [CAMPOS_Z.registro, 'Z'],
    [CAMPOS_Z.totalRegistros, String(pagamentos.length + 2)],
    [CAMPOS_Z.valorTotal, String(soma)],
  ]);
  if (!linhaZ.ok) return linhaZ;
  return ok(emBytes([linhaA.valor, ...linhasG.valor, linhaZ.valor], opcoes.fimDeLinha ?? '\r\n'));
}

function escreverHeader(h: HeaderAEscrever): Resultado<string> {
  if (!Number.isSafeInteger(h.nsa) || h.nsa < 1 || h.nsa > MAIOR_NSA) return recusa('retorno/nao-cabe', `O número sequencial do arquivo (NSA) vai de 1 a ${MAIOR_NSA}.`, 'nsa');
  return montar([
    [CAMPOS_A.registro, 'A'],
    [CAMPOS_A.codigoRemessa, '2'],
    [CAMPOS_A.convenio, h.convenio],
    [CAMPOS_A.empresa, h.empresa],
    [CAMPOS_A.banco, h.banco],
    [CAMPOS_A.nomeBanco, h.nomeBanco],
    [CAMPOS_A.dataGeracao, compacta(h.dataGeracao)],
    [CAMPOS_A.nsa, String(h.nsa)],
    [CAMPOS_A.versao, h.versao],
    [CAMPOS_A.tipoServico, 'CODIGO DE BARRAS'],
  ]);
}

function escreverDetalhe(p: PagamentoAEscrever, nsr: number, versao: VersaoEscrita): Resultado<string> {
  if (!codigoPrevisto(FORMAS_DE_ARRECADACAO, p.formaArrecadacao, versao)) {
    return recusa('retorno/codigo-imprevisto', `A forma de arrecadação "${p.formaArrecadacao}" não existe na versão ${versao}.`, 'formaArrecadacao');
  }
  if (!codigoPrevisto(FORMAS_DE_PAGAMENTO, p.formaPagamento, versao)) {
    return recusa('retorno/codigo-imprevisto', `A forma de pagamento "${p.formaPagamento}" não existe na versão ${versao}.`, 'formaPagamento');
  }
  if (p.valor <= 0 || p.tarifa < 0) return recusa('retorno/nao-cabe', `Um banco não recebe ${formatarReais(p.valor)}.`, 'valor');
  return montar([
    [CAMPOS_G.registro, 'G'],
    [CAMPOS_G.agenciaContaCredito, p.agenciaContaCredito],
    [CAMPOS_G.dataPagamento, compacta(p.dataPagamento)],
    [CAMPOS_G.dataCredito, p.dataCredito === null ? '00000000' : compacta(p.dataCredito)],
    [CAMPOS_G.codigoBarras, p.codigoDeBarras],
    [CAMPOS_G.valor, String(p.valor)],
    [CAMPOS_G.tarifa, String(p.tarifa)],
    [CAMPOS_G.nsr, String(nsr)],
    [CAMPOS_G.agenciaArrecadadora, p.agenciaArrecadadora],
    [CAMPOS_G.formaArrecadacao, p.formaArrecadacao],
    [CAMPOS_G.autenticacao, p.autenticacao],
    [CAMPOS_G.formaPagamento, p.formaPagamento],
  ]);
}

const compacta = (data: DataCivil): string => data.replaceAll('-', '');
/** Printable latin-1: what a text file of a bank may have. */
const TEXTO = /^[\x20-\x7e\xa0-\xff]*$/;

/** One record: each content in its place, numbers to the right over zeros, texts to the left over blanks. */
function montar(conteudos: readonly (readonly [Campo, string])[]): Resultado<string> {
  let registro = '';
  for (const [c, conteudo] of conteudos) {
    const largura = c.fim - c.inicio + 1;
    if (conteudo.length > largura || !TEXTO.test(conteudo)) {
      return recusa('retorno/nao-cabe', `"${conteudo}" não cabe nas posições ${c.inicio} a ${c.fim}, ou tem caractere que um arquivo de banco não aceita.`);
    }
    registro = registro.padEnd(c.inicio - 1) + (c.formato === '9' ? conteudo.padStart(largura, '0') : conteudo.padEnd(largura));
  }
  return ok(registro.padEnd(TAMANHO_DO_REGISTRO));
}

function emBytes(linhas: readonly string[], fimDeLinha: string): Uint8Array {
  const largura = TAMANHO_DO_REGISTRO + fimDeLinha.length;
  const bytes = new Uint8Array(linhas.length * largura);
  for (const [n, linha] of linhas.entries()) {
    const completa = linha + fimDeLinha;
    for (let i = 0; i < largura; i += 1) bytes[n * largura + i] = completa.charCodeAt(i);
  }
  return bytes;
}

/** What the bank sends in a run: payments of every kind, whole files and damaged ones, the same file again. No two runs of one plan differ in it. */
import { montarCodigoDeBarras } from '../../../domain/arrecadacao/codigo-de-barras.ts';
import { escreverRetorno, type PagamentoAEscrever } from '../../../domain/arrecadacao/febraban150/escrever-retorno.ts';
import { dataCivil, somarDias, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { aviso } from '../../../domain/comum/identidades.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import type { Executor } from '../../../layers/postgres/conexao.ts';
import { CONVENIOS, EMPRESA_FEBRABAN, NOME_NOS_BANCOS } from '../../../local/semear/dados/arrecadacao.ts';
import type { ArquivoRecebido } from './casos-de-uso.ts';

/** A file as it is sent. */
export interface Envio extends ArquivoRecebido {
  /** Payments that it must bring into the books, by content: files of one `conteudo` bring them once. Null: it must bring nothing. */
  readonly conteudo: string | null;
  readonly soma: number;
  readonly pagamentos: number;
  /** Sets that must end as processed, in the first of its content. */
  readonly conjuntos: number;
}

export interface FaturaNaRua {
  readonly aviso: number;
  readonly valor: number;
  readonly vencimento: string;
  readonly validade: string;
}

const [CONVENIO] = CONVENIOS;
if (CONVENIO === undefined) throw new Error('a cidade não tem convênio');
const QUEM = { banco: String(CONVENIO.banco), codigo: CONVENIO.codigo, empresa: EMPRESA_FEBRABAN, modulo: CONVENIO.modulo } as const;

/** Bills of a referência (AAAAMM), by ligação. */
export async function faturasNaRua(banco: Executor, referencia: number): Promise<readonly FaturaNaRua[]> {
  const { rows } = await banco.query<FaturaNaRua>('SELECT aviso, valor, vencimento, validade FROM faturamento.fatura WHERE referencia = $1 ORDER BY cdc', [referencia]);
  return rows;
}

/** `diferenca` centavos above or below the bill; paid on `dia`. */
export function pagar(f: FaturaNaRua, dia: string, diferenca = 0): PagamentoAEscrever {
  const codigoDeBarras = montarCodigoDeBarras(QUEM, { valor: centavos(f.valor), validade: dataCivil(f.validade), aviso: aviso(f.aviso) });
  const dataPagamento = dataCivil(dia);
  return {
    codigoDeBarras, dataPagamento, dataCredito: somarDias(dataPagamento, 1), valor: centavos(f.valor + diferenca), tarifa: centavos(185),
    formaArrecadacao: '2', formaPagamento: '1', agenciaContaCredito: '12340000000123456789', agenciaArrecadadora: '0123', autenticacao: '',
  };
}

/** Of a bill that does not exist. */
export function pagarNinguem(dia: string): PagamentoAEscrever {
  return pagar({ aviso: 99_999_999_000, valor: 4_321, vencimento: '2026-12-01', validade: '2027-02-01' }, dia);
}

export function escrever(nsa: number, dia: DataCivil, pagamentos: readonly PagamentoAEscrever[]): Uint8Array {
  const header = { versao: '04', convenio: QUEM.codigo, empresa: NOME_NOS_BANCOS, banco: QUEM.banco, nomeBanco: 'BANCO', dataGeracao: dia, nsa } as const;
  return exigir(escreverRetorno(header, pagamentos));
}

function somaDe(pagamentos: readonly PagamentoAEscrever[]): number {
  return pagamentos.reduce((s, p) => s + p.valor, 0);
}

function inteiro(nome: string, conteudo: string, bytes: Uint8Array, pagamentos: readonly PagamentoAEscrever[], conjuntos = 1): Envio {
  return { nome, conteudo, bytes, soma: somaDe(pagamentos), pagamentos: pagamentos.length, conjuntos };
}

function estragado(nome: string, bytes: Uint8Array): Envio {
  return { nome, conteudo: null, bytes, soma: 0, pagamentos: 0, conjuntos: 0 };
}

const REGISTRO = 152;

/** One more centavo in the total of the trailer. */
export function comTotalErrado(bytes: Uint8Array): Uint8Array {
  const copia = Uint8Array.from(bytes);
  const ultimoAlgarismo = bytes.length - REGISTRO + 23;
  copia[ultimoAlgarismo] = 0x30 + (((bytes[ultimoAlgarismo] ?? 0x30) - 0x30 + 1) % 10);
  return copia;
}

export function semTrailer(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, bytes.length - REGISTRO);
}

/** The second line loses its last character. */
export function comLinhaCurta(bytes: Uint8Array): Uint8Array {
  const corte = 2 * REGISTRO - 3;
  return Buffer.concat([bytes.slice(0, corte), bytes.slice(corte + 1)]);
}

const cada = (faturas: readonly FaturaNaRua[], de: number, restos: readonly number[]): readonly FaturaNaRua[] => faturas.filter((_, i) => restos.includes(i % de));

/** The month before the run: most pay in time, some late, some not at all. */
export function retornoDoMesAnterior(faturas: readonly FaturaNaRua[], hoje: DataCivil): Uint8Array {
  const emDia = cada(faturas, 10, [0, 1, 2, 3, 4, 5]).map((f) => pagar(f, f.vencimento));
  const atrasadas = cada(faturas, 10, [6]).map((f) => pagar(f, somarDias(dataCivil(f.vencimento), 5)));
  return escrever(1, hoje, [...emDia, ...atrasadas]);
}

/** Arrives at any moment of the cycle: bills of the month before, paid in time and told late. They leave no charge for the bills in course. */
export function enviosDurante(anteriores: readonly FaturaNaRua[], hoje: DataCivil): readonly Envio[] {
  const pagamentos = [
    ...cada(anteriores, 10, [7]).map((f) => pagar(f, f.vencimento)),
    ...cada(anteriores, 20, [8]).map((f) => pagar(f, f.vencimento, -100)),
    ...cada(anteriores, 30, [0]).map((f) => pagar(f, f.vencimento)),
    pagarNinguem(hoje),
  ];
  const bytes = escrever(2, hoje, pagamentos);
  return [inteiro('RET0002.TXT', 'durante', bytes, pagamentos), inteiro('RET0002-copia.TXT', 'durante', bytes, pagamentos), estragado('RET0002-total.TXT', comTotalErrado(bytes))];
}

/** Arrives when the bills are in the street. Which of two payments of one bill comes first changes who settles it, not what is settled. */
export function enviosDepois(atuais: readonly FaturaNaRua[], anteriores: readonly FaturaNaRua[], hoje: DataCivil): readonly Envio[] {
  const hojePaga = (f: FaturaNaRua): PagamentoAEscrever => pagar(f, hoje);
  const primeiro = [
    ...cada(atuais, 12, [0, 1, 8]).map(hojePaga),
    ...cada(atuais, 12, [8]).map(hojePaga),
    ...cada(atuais, 12, [2]).map((f) => pagar(f, hoje, 1_234)),
    ...cada(atuais, 12, [3]).map((f) => pagar(f, hoje, -150)),
  ];
  const segundo = [...cada(atuais, 12, [0]).map(hojePaga), ...cada(anteriores, 10, [9]).map((f) => pagar(f, somarDias(dataCivil(f.vencimento), 10)))];
  const [terceiro, quarto] = [cada(atuais, 12, [4, 5]).map(hojePaga), cada(atuais, 12, [6, 7]).map(hojePaga)];
  const bytes = escrever(4, hoje, segundo);
  return [
    inteiro('RET0003.TXT', 'primeiro', escrever(3, hoje, primeiro), primeiro),
    inteiro('RET0009.TXT', 'primeiro', escrever(9, hoje, primeiro), primeiro),
    inteiro('RET0004.TXT', 'segundo', bytes, segundo),
    estragado('RET0004-sem-fim.TXT', semTrailer(bytes)),
    estragado('RET0004-curto.TXT', comLinhaCurta(bytes)),
    estragado('RET0008-total.TXT', comTotalErrado(escrever(8, hoje, cada(atuais, 12, [9]).map(hojePaga)))),
    inteiro('RET0005.TXT', 'terceiro', Buffer.concat([escrever(5, hoje, terceiro), escrever(6, hoje, quarto)]), [...terceiro, ...quarto], 2),
  ];
}

/** A G record that is not exactly what the manual says: completed, read by the same code, and explained when it cannot be. */
import { afirmar } from '../../comum/afirmar.ts';
import { apontarErro } from './apontamentos.ts';
import { CAMPOS_G, TAMANHO_DO_REGISTRO, type Campo } from './campos.ts';
import type { ColunasDePagamento } from './colunas.ts';
import { dataExiste } from './data-numerica.ts';
import { lerCodigos, lerDatas, lerValores } from './detalhe.ts';
import type { ConjuntoAberto, Leitura } from './leitura.ts';

const BRANCO = 0x20;
/** Stands for a date that does not exist while the rest of the record is read; the column gets 0. */
const DATA_DE_PASSAGEM = '19000101';

/**
 * Reads the record at `inicio`, completed with blanks. Blank fee and blank credit date are zeros. A wrong field is an error of the file,
 * but a record whose value can be read is still counted, so that one bad date is not reported again as a wrong total.
 */
export function lerDetalheComCuidado(leitura: Leitura, conjunto: ConjuntoAberto, inicio: number, fim: number): void {
  const { colunas, quantidade, linha, bytes } = leitura;
  const registro = new Uint8Array(TAMANHO_DO_REGISTRO).fill(BRANCO);
  registro.set(bytes.subarray(inicio, Math.min(fim, inicio + TAMANHO_DO_REGISTRO)));
  const dataPerdida = corrigirData(leitura, registro, 'data do pagamento', CAMPOS_G.dataPagamento, false);
  const creditoPerdido = corrigirData(leitura, registro, 'data do crédito', CAMPOS_G.dataCredito, true);
  corrigirNumero(leitura, registro, 'tarifa', CAMPOS_G.tarifa, true);
  corrigirNumero(leitura, registro, 'número do registro', CAMPOS_G.nsr, false);
  const valorLido = corrigirNumero(leitura, registro, 'valor recebido', CAMPOS_G.valor, false);
  lerRegistro(new DataView(registro.buffer), colunas, quantidade);
  if (dataPerdida) colunas.dataPagamento[quantidade] = 0;
  if (creditoPerdido) colunas.dataCredito[quantidade] = 0;
  colunas.posicao[quantidade] = inicio;
  colunas.linha[quantidade] = linha;
  const valor = colunas.valor[quantidade] ?? 0;
  if (valorLido && valor === 0) apontarInvalido(leitura, 'valor recebido', CAMPOS_G.valor, 'é zero');
  conjunto.soma += valor;
  conjunto.somaTarifa += colunas.tarifa[quantidade] ?? 0;
  leitura.quantidade = quantidade + 1;
  conjunto.fim = quantidade + 1;
}

function lerRegistro(view: DataView, colunas: ColunasDePagamento, i: number): void {
  colunas.posicao[i] = 0;
  afirmar(lerDatas(view, colunas, i, i + 1) > i, 'registro com datas corrigidas não foi lido');
  // These two may not take it (value of zero, barcode that is not digits), but they write it.
  lerValores(view, colunas, i, i + 1);
  lerCodigos(view, colunas, i, i + 1);
}

/** Zeros over what is not a number. True when it was one (or blank, where blank is accepted). */
function corrigirNumero(leitura: Leitura, registro: Uint8Array, nome: string, c: Campo, aceitaBranco: boolean): boolean {
  const texto = ler(registro, c);
  if (/^\d+$/.test(texto)) return true;
  escrever(registro, c, ''.padEnd(texto.length, '0'));
  if (aceitaBranco && texto.trim() === '') return true;
  apontarInvalido(leitura, nome, c, `é "${texto}", que não é um número`);
  return false;
}

/** A passing date over what is not a date. True when the date was lost. */
function corrigirData(leitura: Leitura, registro: Uint8Array, nome: string, c: Campo, aceitaVazia: boolean): boolean {
  const texto = ler(registro, c);
  if (/^\d{8}$/.test(texto) && dataExiste(Number(texto))) return false;
  const vazia = texto.trim() === '' || texto === '00000000';
  escrever(registro, c, aceitaVazia ? '00000000' : DATA_DE_PASSAGEM);
  if (!(vazia && aceitaVazia)) apontarInvalido(leitura, nome, c, `é "${texto}", que não é uma data`);
  return true;
}

function apontarInvalido(leitura: Leitura, nome: string, c: Campo, problema: string): void {
  const { coletor, linha } = leitura;
  apontarErro(coletor, 'retorno/detalhe-invalido', linha, `Linha ${linha}: ${nome} (posições ${c.inicio} a ${c.fim}) ${problema}. Peça outro arquivo ao banco.`);
}

function ler(registro: Uint8Array, c: Campo): string {
  return String.fromCharCode(...registro.subarray(c.inicio - 1, c.fim));
}

function escrever(registro: Uint8Array, c: Campo, texto: string): void {
  for (let i = 0; i < texto.length; i += 1) registro[c.inicio - 1 + i] = texto.charCodeAt(i);
}

/** One line of a return file, read with care: what to tolerate, what to refuse, and the words that say which. */
import { apontarAviso, apontarErro, type CodigoDeApontamento } from './apontamentos.ts';
import { CAMPOS_A, CAMPOS_G, CAMPOS_Z, TAMANHO_DO_REGISTRO } from './campos.ts';
import { letraUtf8 } from './codificacao.ts';
import { lerDetalheComCuidado } from './detalhe-com-cuidado.ts';
import { criticarHeader, lerHeader, type HeaderDeRetorno } from './header.ts';
import type { ConjuntoAberto, Leitura } from './leitura.ts';
import { criticarTrailer, lerTrailer } from './trailer.ts';

const LF = 0x0a;
const CR = 0x0d;
const BRANCO = 0x20;
/** End-of-file mark of DOS programs, after the last record. */
const CTRL_Z = 0x1a;

/** Up to where a record must come: the end of its last mandatory field. */
const MINIMO = { A: CAMPOS_A.versao.fim, G: CAMPOS_G.nsr.fim, Z: CAMPOS_Z.valorTotal.fim } as const;
type Registro = keyof typeof MINIMO;

/** Reads the line at `inicio` and answers where the next one begins. */
export function lerLinha(leitura: Leitura, inicio: number): number {
  const { bytes } = leitura;
  const quebra = bytes.indexOf(LF, inicio);
  const proxima = quebra < 0 ? bytes.length : quebra + 1;
  let fim = quebra < 0 ? bytes.length : quebra;
  if (fim > inicio && bytes[fim - 1] === CR) fim -= 1;
  if (proxima === bytes.length && fim > inicio && bytes[fim - 1] === CTRL_Z) fim -= 1;
  leitura.linha += 1;
  let conteudo = fim;
  while (conteudo > inicio && bytes[conteudo - 1] === BRANCO) conteudo -= 1;
  if (conteudo === inicio) {
    if (proxima < bytes.length) apontarAviso(leitura.coletor, 'retorno/linha-em-branco', leitura.linha, `Linha ${leitura.linha}: em branco, ignorada.`);
    return proxima;
  }
  leitura.registros += 1;
  if (fim - inicio !== TAMANHO_DO_REGISTRO) leitura.tamanho150 = false;
  const registro = String.fromCharCode(bytes[inicio] ?? 0);
  const aceita = conferirLinha(leitura, registro, inicio, fim, conteudo);
  if (registro === 'A') abrir(leitura, inicio, conteudo, aceita);
  else if (registro === 'Z') fechar(leitura, inicio, aceita);
  else contarNoConjunto(leitura, registro, aceita ? { inicio, fim } : null);
  return proxima;
}

/** False when the line cannot be read as its record, with the reason already said. `conteudo` is where its trailing blanks begin. */
function conferirLinha(leitura: Leitura, registro: string, inicio: number, fim: number, conteudo: number): boolean {
  const { bytes, coletor, linha } = leitura;
  for (let i = inicio; i < conteudo; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= BRANCO) continue;
    const codigo: CodigoDeApontamento = byte === 0 ? 'retorno/codificacao' : 'retorno/caractere-de-controle';
    apontarErro(coletor, codigo, linha, `Linha ${linha}: caractere ${byte} na posição ${i - inicio + 1}, que não existe em um arquivo de texto de banco. Peça o arquivo original.`);
    return false;
  }
  const utf8 = letraUtf8(bytes, inicio, conteudo);
  if (registro === 'G' && utf8 >= 0) {
    // A letter of two bytes moves every field after it: the record cannot be read by its positions.
    apontarErro(coletor, 'retorno/codificacao', linha, `Linha ${linha}: o texto está em UTF-8 na posição ${utf8 - inicio + 1}. Peça ao banco o arquivo original, em texto simples (ISO 8859-1).`);
    return false;
  }
  if (!ehRegistro(registro)) {
    apontarErro(coletor, 'retorno/registro-desconhecido', linha, `Linha ${linha}: registro "${registro}" não existe em um retorno de arrecadação (A, G e Z). Confira se o arquivo não é de outro serviço.`);
    return false;
  }
  if (conteudo - inicio > TAMANHO_DO_REGISTRO) {
    apontarErro(coletor, 'retorno/linha-longa', linha, `Linha ${linha}: há conteúdo além da posição 150. Peça outro arquivo ao banco.`);
    return false;
  }
  if (fim - inicio < MINIMO[registro]) {
    apontarErro(coletor, 'retorno/linha-curta', linha, `Linha ${linha}: termina na posição ${fim - inicio} e o registro ${registro} tem campos obrigatórios até a ${MINIMO[registro]}. O arquivo está incompleto; baixe-o de novo.`);
    return false;
  }
  if (fim - inicio < TAMANHO_DO_REGISTRO) {
    apontarAviso(coletor, 'retorno/linha-aparada', linha, `Linha ${linha}: sem os brancos do fim; completada até a posição 150.`);
  } else if (fim - inicio > TAMANHO_DO_REGISTRO) {
    apontarAviso(coletor, 'retorno/linha-com-sobra', linha, `Linha ${linha}: há brancos além da posição 150, ignorados.`);
  }
  return true;
}

function ehRegistro(letra: string): letra is Registro {
  return letra === 'A' || letra === 'G' || letra === 'Z';
}

function abrir(leitura: Leitura, inicio: number, conteudo: number, aceita: boolean): void {
  fecharSemTrailer(leitura, leitura.linha - 1);
  const header = aceita ? lerHeader(leitura.bytes, inicio) : null;
  novoConjunto(leitura, header).registros = 1;
  if (header !== null) criticarHeader(leitura.coletor, header, leitura.linha, leitura.bytes, inicio, conteudo);
}

function fechar(leitura: Leitura, inicio: number, aceita: boolean): void {
  const conjunto = conjuntoParaReceber(leitura, 'Z');
  conjunto.registros += 1;
  const trailer = aceita ? lerTrailer(leitura.bytes, inicio) : { totalRegistros: null, valorTotal: null };
  conjunto.trailer = trailer;
  if (aceita) criticarTrailer(leitura.coletor, trailer, leitura.linha, conjunto.registros, conjunto.soma);
}

/** A detail, or a line that is none but counts as a record of its set. */
function contarNoConjunto(leitura: Leitura, registro: string, detalhe: { readonly inicio: number; readonly fim: number } | null): void {
  const conjunto = conjuntoParaReceber(leitura, registro);
  conjunto.registros += 1;
  if (detalhe !== null) lerDetalheComCuidado(leitura, conjunto, detalhe.inicio, detalhe.fim);
}

/** The open set; when there is none, an error and a set without header, so that the reading goes on and the report is complete. */
function conjuntoParaReceber(leitura: Leitura, registro: string): ConjuntoAberto {
  const { aberto } = leitura;
  if (aberto !== null && aberto.trailer === null) return aberto;
  const onde = aberto === null ? 'antes do header A' : 'depois do trailer Z, sem outro header A';
  // Bytes that are no letter have no place in a message: a report with a NUL cannot even be stored.
  const qual = /[\x21-\x7e]/.test(registro) ? `registro ${registro}` : 'registro sem letra que o identifique,';
  const conjunto = novoConjunto(leitura, null);
  apontarErro(leitura.coletor, 'retorno/sem-header', leitura.linha, `Linha ${leitura.linha}: ${qual} ${onde}. Peça outro arquivo ao banco.`);
  return conjunto;
}

function novoConjunto(leitura: Leitura, header: HeaderDeRetorno | null): ConjuntoAberto {
  const conjunto: ConjuntoAberto = {
    header,
    trailer: null,
    primeiraLinha: leitura.linha,
    registros: 0,
    inicio: leitura.quantidade,
    fim: leitura.quantidade,
    soma: 0,
    somaTarifa: 0,
    erros: 0,
  };
  leitura.coletor.narradosAntes = leitura.coletor.erros.length;
  leitura.aberto = conjunto;
  leitura.arquivos.push(conjunto);
  return conjunto;
}

/** Says that the open set has no trailer: the file was cut, or another began inside it. `ultima` is its last line. */
export function fecharSemTrailer({ aberto, coletor }: Leitura, ultima: number): void {
  if (aberto === null || aberto.trailer !== null) return;
  apontarErro(coletor, 'retorno/sem-trailer', ultima, `Linha ${ultima}: o arquivo que começa na linha ${aberto.primeiraLinha} termina sem o trailer Z. Ele está incompleto; baixe-o de novo.`);
}

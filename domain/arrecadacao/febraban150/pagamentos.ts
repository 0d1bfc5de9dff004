/** What can only be seen over the payments of a set together: repeated numbers, unexpected codes, dates that are missing. */
import { apontarAviso, apontarErro } from './apontamentos.ts';
import { codigoPrevisto, FORMAS_DE_ARRECADACAO, FORMAS_DE_PAGAMENTO, type Codigo } from './codigos.ts';
import type { ConjuntoAberto, Leitura } from './leitura.ts';

export function criticarPagamentos(leitura: Leitura): void {
  for (const conjunto of leitura.arquivos) {
    if (conjunto.fim === conjunto.inicio) {
      if (conjunto.header !== null) {
        apontarAviso(leitura.coletor, 'retorno/sem-movimento', conjunto.primeiraLinha, `Linha ${conjunto.primeiraLinha}: arquivo sem pagamento nenhum.`, 1, String(conjunto.primeiraLinha));
      }
      continue;
    }
    criticarNsr(leitura, conjunto);
    criticarCreditos(leitura, conjunto);
    const { formaArrecadacao, formaPagamento } = leitura.colunas;
    criticarCodigos(leitura, conjunto, 'forma de arrecadação', formaArrecadacao, FORMAS_DE_ARRECADACAO);
    criticarCodigos(leitura, conjunto, 'forma de pagamento', formaPagamento, FORMAS_DE_PAGAMENTO);
  }
}

/** The bank numbers its records: the same number twice is the same payment twice. A file without numbers is only reported. */
function criticarNsr(leitura: Leitura, { inicio, fim }: ConjuntoAberto): void {
  const { nsr, linha } = leitura.colunas;
  let crescente = true;
  let semNumero = 0;
  let anterior = -1;
  for (let i = inicio; i < fim; i += 1) {
    const numero = nsr[i] ?? 0;
    if (numero === 0) semNumero += 1;
    else if (numero <= anterior) crescente = false;
    anterior = numero;
  }
  if (semNumero > 0) {
    apontarAviso(leitura.coletor, 'retorno/sem-nsr', linha[nsr.indexOf(0, inicio)] ?? 0, 'Há pagamentos sem o número do registro (posições 101 a 108); vale a ordem do arquivo.', semNumero);
  }
  if (crescente) return;
  const primeiraLinha = new Map<number, number>();
  for (let i = inicio; i < fim; i += 1) {
    const numero = nsr[i] ?? 0;
    const outra = primeiraLinha.get(numero);
    const esta = linha[i] ?? 0;
    if (numero === 0) continue;
    if (outra === undefined) primeiraLinha.set(numero, esta);
    else apontarErro(leitura.coletor, 'retorno/nsr-repetido', esta, `Linha ${esta}: o número do registro ${numero} já está na linha ${outra}. Peça outro arquivo ao banco.`);
  }
}

function criticarCreditos(leitura: Leitura, { inicio, fim }: ConjuntoAberto): void {
  const { dataCredito, linha } = leitura.colunas;
  let vezes = 0;
  let primeira = 0;
  for (let i = inicio; i < fim; i += 1) {
    if (dataCredito[i] !== 0) continue;
    if (vezes === 0) primeira = linha[i] ?? 0;
    vezes += 1;
  }
  if (vezes > 0) apontarAviso(leitura.coletor, 'retorno/sem-data-de-credito', primeira, `Linha ${primeira}: sem a data do crédito (posições 30 a 37). Confira o extrato do banco.`, vezes);
}

function criticarCodigos(leitura: Leitura, conjunto: ConjuntoAberto, nome: string, coluna: Uint8Array, tabela: ReadonlyMap<string, Codigo>): void {
  const contagem = contarCodigos(coluna, conjunto.inicio, conjunto.fim);
  for (const [codigo, vezes] of contagem) {
    if (codigoPrevisto(tabela, codigo, conjunto.header?.versao ?? '')) continue;
    const onde = leitura.colunas.linha[coluna.indexOf(codigo.charCodeAt(0), conjunto.inicio)] ?? 0;
    apontarAviso(leitura.coletor, 'retorno/codigo-imprevisto', onde, `Linha ${onde}: ${nome} "${codigo}" não é prevista na versão ${conjunto.header?.versao ?? 'do arquivo'}; aceita.`, vezes, `${nome} ${codigo}`);
  }
}

/** How many payments have each code, by character (blank is `" "`), in the order of the characters. */
export function contarCodigos(coluna: Uint8Array, inicio: number, fim: number): ReadonlyMap<string, number> {
  const vezes = new Uint32Array(256);
  for (let i = inicio; i < fim; i += 1) {
    const codigo = coluna[i] ?? 0;
    vezes[codigo] = (vezes[codigo] ?? 0) + 1;
  }
  const contagem = new Map<string, number>();
  for (const [codigo, n] of vezes.entries()) if (n > 0) contagem.set(String.fromCharCode(codigo), n);
  return contagem;
}

import { formatarReferencia } from '../../domain/comum/referencia.ts';
import { apresentarFatura } from './apresentar-fatura.ts';
import { conferirFatura } from './conferir-fatura.ts';
import type { DadosFatura } from './dados-fatura.ts';
import { juntarEmUm } from './juntar-pdfs.ts';
import type { Compositor, Modelo, PedidoDeDocumento } from './typst.ts';

/** The look that new bills get. A bill printed again keeps the version of its issue when the caller says it. */
export const MODELO_FATURA: Modelo = { arquivo: 'fatura.v1.typ', funcao: 'conta' };

/**
 * One bill as an accessible PDF (PDF/UA-1): one A4 page, plus a continuation when its charges do not fit.
 * @param instante seconds since 1970, the creation date inside the file; use the bill's own so that the same bill is the same bytes
 * @throws Error when the bill contradicts itself (see `conferirFatura`)
 */
export async function renderizarFatura(compositor: Compositor, dados: DadosFatura, instante: number, modelo: Modelo = MODELO_FATURA): Promise<Uint8Array> {
  conferirFatura(dados);
  return compositor.compor({
    modelo,
    dados: [apresentarFatura(dados)],
    titulo: `Conta de água e esgoto ${formatarReferencia(dados.referencia)}, ligação ${dados.ligacao.cdc}, aviso ${dados.aviso}`,
    autor: dados.concessionaria.nome,
    instante,
  });
}

/**
 * Many bills in one PDF/UA-1, in the order given: a part of a print file. Composed in pieces, so that memory depends neither on the rota
 * nor on the cycle; still, a rota (some 450 bills) is a good part.
 * @throws Error when the list is empty, or a bill contradicts itself (before anything is composed)
 */
export async function renderizarLote(compositor: Compositor, lote: readonly DadosFatura[], instante: number, modelo: Modelo = MODELO_FATURA): Promise<Uint8Array> {
  const primeira = lote[0];
  if (primeira === undefined) throw new Error('não há fatura para imprimir neste lote');
  lote.forEach(conferirFatura);
  const documento = { titulo: `Contas de água e esgoto ${formatarReferencia(primeira.referencia)}`, autor: primeira.concessionaria.nome, instante };
  return juntarEmUm(pedacos(compositor, lote, { ...documento, modelo }), documento);
}

/** Bills laid out at once: more is no faster, and each takes some 2 MB while it lasts. */
const FATURAS_POR_PEDACO = 25;

async function* pedacos(compositor: Compositor, lote: readonly DadosFatura[], pedido: Omit<PedidoDeDocumento, 'dados'>): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < lote.length; i += FATURAS_POR_PEDACO) {
    yield await compositor.compor({ ...pedido, dados: lote.slice(i, i + FATURAS_POR_PEDACO).map(apresentarFatura) });
  }
}

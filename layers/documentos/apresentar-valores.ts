/** The parts of the bill that may not fit on its face: bands, charges and messages, each cut to the face and kept whole for the continuation. */
import { formatarReais, somarTodos, type Centavos } from '../../domain/comum/dinheiro.ts';
import type { Composicao, DadosFatura, DecimalExato, Lancamento, MensagemFatura } from './dados-fatura.ts';
import { encurtar, larguraEmMilesimos } from './largura-de-texto.ts';
import type { ComposicaoApresentada, FaturaApresentada, MensagemApresentada, TabelaApresentada } from './fatura-apresentada.ts';

/** Lines of each band of the face, measured on modelos/fatura.v1.typ. */
const LINHAS_DA_FACE = { composicao: 17, lancamentos: 13, mensagens: 4 } as const;
/** Ems of the columns of the face. */
const LARGURA = { descricao: 18.4, referencia: 8.2, titulo: 31, faixa: 9.5, nota: 76, mensagem: 24 } as const;
/** Lines of text that the messages of the face share, and ems of one: alone on the page, or beside the quality of the water. */
const RECADOS = { sozinhos: { linhas: 9, ems: 62 }, comQualidade: { linhas: 9, ems: 34 } } as const;

/** `1234.5` → `1.234,5`: the digits are those received, none is rounded away. */
export function formatarDecimal(valor: DecimalExato, casasMinimas = 0): string {
  const [inteiros = '0', casas = ''] = valor.split('.');
  const fracao = casas.padEnd(casasMinimas, '0');
  return inteiros.replace(/\B(?=(\d{3})+$)/g, '.') + (fracao === '' ? '' : `,${fracao}`);
}

/** Money of a column whose heading already says R$. */
export function semMoeda(valor: Centavos): string {
  return formatarReais(valor).replace('R$ ', '');
}

function decimalOuVazio(valor: DecimalExato | null, casasMinimas = 0): string {
  return valor === null ? '' : formatarDecimal(valor, casasMinimas);
}

function moedaOuVazio(valor: Centavos | null): string {
  return valor === null ? '' : semMoeda(valor);
}

/** A column that no band charges has no total either. */
function totalOuVazio(c: Composicao, coluna: 'agua' | 'esgoto'): string {
  return c.faixas.every((f) => f[coluna] === null) ? '' : semMoeda(c[coluna]);
}

const CABECALHO_COMPOSICAO = ['Faixa', 'm³', 'R$ por m³', 'Água (R$)', 'Esgoto (R$)'] as const;
const CABECALHO_LANCAMENTOS = ['Descrição', 'Referente a', 'Valor (R$)'] as const;

type LinhaComposicao = ComposicaoApresentada['linhas'][number];

function linhasDaComposicao(composicao: readonly Composicao[]): LinhaComposicao[] {
  return composicao.flatMap((c): LinhaComposicao[] => [
    { tipo: 'titulo', celulas: [c.titulo] },
    ...c.faixas.map((f): LinhaComposicao => ({
      tipo: 'faixa',
      celulas: [f.descricao, decimalOuVazio(f.volume), decimalOuVazio(f.tarifa, 2), moedaOuVazio(f.agua), moedaOuVazio(f.esgoto)],
    })),
    { tipo: 'total', celulas: ['Total', '', '', totalOuVazio(c, 'agua'), totalOuVazio(c, 'esgoto')] },
  ]);
}

interface Cortado<T> {
  readonly face: T;
  /** Null when the face already says everything. */
  readonly inteiro: T | null;
}

function cortarComposicao(composicao: readonly Composicao[], nota: string | null): Cortado<ComposicaoApresentada> {
  const linhas = linhasDaComposicao(composicao);
  const inteiro: ComposicaoApresentada = { cabecalho: CABECALHO_COMPOSICAO, linhas, nota };
  const curtas = linhas.map((l) => ({ ...l, celulas: l.celulas.map((t, i) => (i === 0 ? encurtar(t, l.tipo === 'titulo' ? LARGURA.titulo : LARGURA.faixa) : t)) }));
  const cabe = linhas.length <= LINHAS_DA_FACE.composicao;
  // Cut short, the totals of each category stay: they are what the reader checks against the charges.
  const visiveis = cabe ? curtas : curtas.filter((l) => l.tipo !== 'faixa').slice(0, LINHAS_DA_FACE.composicao);
  const notaDaFace = cabe ? nota : 'As faixas de consumo estão na continuação desta conta.';
  const face = { cabecalho: CABECALHO_COMPOSICAO, linhas: visiveis, nota: notaDaFace === null ? null : encurtar(notaDaFace, LARGURA.nota) };
  const igual = cabe && face.nota === nota && curtas.every((l, i) => l.celulas[0] === linhas[i]?.celulas[0]);
  return { face, inteiro: igual ? null : inteiro };
}

function linhaDoLancamento(l: Lancamento): readonly string[] {
  return [l.descricao, l.referencia ?? '', semMoeda(l.valor)];
}

function cortarLancamentos(lancamentos: readonly Lancamento[]): Cortado<TabelaApresentada> {
  const linhas = lancamentos.map(linhaDoLancamento);
  const curtas = linhas.map(([descricao = '', referencia = '', valor = '']) => [encurtar(descricao, LARGURA.descricao), encurtar(referencia, LARGURA.referencia), valor]);
  const sobra = lancamentos.length - LINHAS_DA_FACE.lancamentos;
  if (sobra > 0) {
    const demais = lancamentos.slice(LINHAS_DA_FACE.lancamentos - 1);
    const resumo = [`Outros ${demais.length} lançamentos`, 'ver continuação', semMoeda(somarTodos(demais.map((l) => l.valor)))];
    curtas.splice(LINHAS_DA_FACE.lancamentos - 1, demais.length, resumo);
  }
  const igual = sobra <= 0 && curtas.every((l, i) => l[0] === linhas[i]?.[0] && l[1] === linhas[i]?.[1]);
  return {
    face: { cabecalho: CABECALHO_LANCAMENTOS, linhas: curtas },
    inteiro: igual ? null : { cabecalho: CABECALHO_LANCAMENTOS, linhas },
  };
}

function linhasDaMensagem(m: MensagemApresentada, ems: number): number {
  return Math.ceil(larguraEmMilesimos(`${m.titulo}. ${m.texto}`) / (ems * 1000));
}

function cortarMensagens(mensagens: readonly MensagemFatura[], espaco: { readonly linhas: number; readonly ems: number }): Cortado<readonly MensagemApresentada[]> {
  const inteiras = mensagens.map((m): MensagemApresentada => ({ debito: m.tipo === 'debito', titulo: m.titulo, texto: m.texto }));
  // Debts come first: they are the ones that the reader must not miss.
  inteiras.sort((a, b) => Number(b.debito) - Number(a.debito));
  const linhas = inteiras.reduce((soma, m) => soma + linhasDaMensagem(m, espaco.ems), 0);
  if (linhas <= espaco.linhas && inteiras.length <= LINHAS_DA_FACE.mensagens) return { face: inteiras, inteiro: null };
  const quantas = Math.min(inteiras.length, LINHAS_DA_FACE.mensagens);
  const ems = Math.floor(espaco.linhas / quantas) * espaco.ems - LARGURA.mensagem;
  const face = inteiras.slice(0, quantas).map((m) => ({ ...m, titulo: encurtar(m.titulo, LARGURA.mensagem), texto: encurtar(m.texto, ems) }));
  return { face, inteiro: inteiras };
}

/** The three parts on the face, and the continuation when one of them had to be cut. */
export function apresentarValores(d: DadosFatura): Pick<FaturaApresentada, 'composicao' | 'lancamentos' | 'mensagens' | 'continuacao'> {
  const composicao = cortarComposicao(d.composicao, d.notaComposicao);
  const lancamentos = cortarLancamentos(d.lancamentos);
  const mensagens = cortarMensagens(d.mensagens, d.qualidadeDaAgua === null ? RECADOS.sozinhos : RECADOS.comQualidade);
  const cortou = composicao.inteiro !== null || lancamentos.inteiro !== null || mensagens.inteiro !== null;
  return {
    composicao: composicao.face,
    lancamentos: lancamentos.face,
    mensagens: mensagens.face,
    continuacao: cortou
      ? {
          titulo: `Continuação da conta: ligação ${d.ligacao.cdc}, aviso ${d.aviso}`,
          composicao: composicao.inteiro,
          lancamentos: lancamentos.inteiro,
          mensagens: mensagens.inteiro ?? [],
        }
      : null,
  };
}

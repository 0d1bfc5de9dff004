/** The settlement decision for all the payments of a file, in their order, over columns: the same rule as `decidirBaixa`, without objects. */
import type { DataCivil } from '../comum/data-civil.ts';
import { SEGMENTO_SANEAMENTO } from './convenio.ts';
import { destinoEmFatura, type Destino, type MotivoNaoIdentificado, type SituacaoParaBaixa } from './decisao-de-baixa.ts';
import {
  CODIGO_DV_CERTO, CODIGO_IDENTIFICADOR_CERTO, CODIGO_NUMERICO, CODIGO_PRODUTO_CERTO, CODIGO_RESERVA_ZERADA, CODIGO_VALOR_EFETIVO,
} from './febraban150/codigo-em-bytes.ts';
import type { ColunasDePagamento } from './febraban150/colunas.ts';
import { dataDoAaaammdd, numeroDaData } from './febraban150/data-numerica.ts';
import { indiceDeAvisos } from './indice-de-avisos.ts';

/** The number of each in {@link DecisoesEmLote} is its place here. */
export const DESTINOS = ['QUITA', 'CREDITO_PARCIAL', 'CREDITO_FORA_VALIDADE', 'CREDITO_DUPLICIDADE', 'NAO_IDENTIFICADO'] as const satisfies readonly Destino[];
export const SITUACOES_PARA_BAIXA = ['aberta', 'paga', 'cancelada', 'previa'] as const satisfies readonly SituacaoParaBaixa[];
/** Place 0 means that the payment was identified. */
export const MOTIVOS = [
  null, 'codigo_ilegivel', 'identificador_valor', 'dv', 'produto', 'segmento', 'empresa', 'fatura_desconhecida', 'codigo_divergente', 'fatura_cancelada',
] as const satisfies readonly (MotivoNaoIdentificado | null)[];

/** The bills that the barcodes of a file may name, one element a bill, in any order. Dates AAAAMMDD as issued; `valor` centavos. */
export interface FaturasParaBaixa {
  readonly aviso: Float64Array;
  readonly situacao: Uint8Array;
  readonly valor: Float64Array;
  readonly vencimento: Int32Array;
  readonly validade: Int32Array;
}

/**
 * One element a payment. `fatura` is the index of its bill, -1 when there is none (a divergent or cancelled one has it). Always
 * `baixa + credito + naoIdentificado = valor` of the payment. `encargosDevidos` is 1 when a settlement was late.
 */
export interface DecisoesEmLote {
  readonly destino: Uint8Array;
  readonly motivo: Uint8Array;
  readonly fatura: Int32Array;
  readonly baixa: Float64Array;
  readonly credito: Float64Array;
  readonly naoIdentificado: Float64Array;
  readonly encargosDevidos: Uint8Array;
}

const indice = <T>(lista: readonly T[], item: T): number => lista.indexOf(item);
const NUMERO_DO_DESTINO = new Map<Destino, number>(DESTINOS.map((d, i) => [d, i]));
const QUITA = indice(DESTINOS, 'QUITA');
const NAO_IDENTIFICADO = indice(DESTINOS, 'NAO_IDENTIFICADO');
const PAGA = indice(SITUACOES_PARA_BAIXA, 'paga');
const CANCELADA = indice(SITUACOES_PARA_BAIXA, 'cancelada');
const PREVIA = indice(SITUACOES_PARA_BAIXA, 'previa');
const SEGMENTO = Number(SEGMENTO_SANEAMENTO);
const NOSSA_FORMA = CODIGO_VALOR_EFETIVO | CODIGO_RESERVA_ZERADA;

/** `empresa` and `prazo` as in `RegrasDeBaixa`. `quitadas`: avisos that earlier payments of the same file settled; those of this lot are added to it. */
export interface RegrasDoLote {
  readonly empresa: string;
  readonly prazo: (limite: DataCivil) => DataCivil;
  readonly quitadas?: Set<number>;
}

/** Decides in the order of the file: of two payments of one bill the first that covers it settles, what comes after is credit. */
export function decidirLote(pagamentos: ColunasDePagamento, faturas: FaturasParaBaixa, regras: RegrasDoLote): DecisoesEmLote {
  const n = pagamentos.quantidade;
  const decisoes: DecisoesEmLote = {
    destino: new Uint8Array(n),
    motivo: new Uint8Array(n),
    fatura: new Int32Array(n).fill(-1),
    baixa: new Float64Array(n),
    credito: new Float64Array(n),
    naoIdentificado: new Float64Array(n),
    encargosDevidos: new Uint8Array(n),
  };
  const avisos = indiceDeAvisos(faturas.aviso);
  const situacao = situacoesDe(faturas, regras.quitadas);
  const prazo = comMemoria(regras.prazo);
  const empresa = Number(regras.empresa);
  for (let i = 0; i < n; i += 1) {
    const valor = pagamentos.valor[i] ?? 0;
    const f = avisos.buscar(pagamentos.aviso[i] ?? 0);
    const motivo = motivoDoCodigo(pagamentos, i, empresa) || motivoDaFatura(pagamentos, i, faturas, situacao, f);
    if (motivo !== 0) {
      decisoes.destino[i] = NAO_IDENTIFICADO;
      decisoes.motivo[i] = motivo;
      decisoes.fatura[i] = motivo >= indiceDivergente ? f : -1;
      decisoes.naoIdentificado[i] = valor;
      continue;
    }
    const data = pagamentos.dataPagamento[i] ?? 0;
    const devido = faturas.valor[f] ?? 0;
    const destino = destinoEmFatura({ paga: situacao[f] === PAGA, dentroDaValidade: data <= prazo(faturas.validade[f] ?? 0), cobre: valor >= devido });
    decisoes.fatura[i] = f;
    decisoes.destino[i] = NUMERO_DO_DESTINO.get(destino) ?? QUITA;
    const baixa = destino === 'QUITA' ? devido : 0;
    decisoes.baixa[i] = baixa;
    decisoes.credito[i] = valor - baixa;
    if (destino !== 'QUITA') continue;
    situacao[f] = PAGA;
    regras.quitadas?.add(faturas.aviso[f] ?? 0);
    if (data > prazo(faturas.vencimento[f] ?? 0)) decisoes.encargosDevidos[i] = 1;
  }
  return decisoes;
}

function situacoesDe({ aviso, situacao }: FaturasParaBaixa, quitadas: ReadonlySet<number> = new Set()): Uint8Array {
  const atuais = situacao.slice();
  if (quitadas.size > 0) for (let f = 0; f < atuais.length; f += 1) if (quitadas.has(aviso[f] ?? 0)) atuais[f] = PAGA;
  return atuais;
}

const indiceDivergente = indice(MOTIVOS, 'codigo_divergente');
const MOTIVO = {
  ilegivel: indice(MOTIVOS, 'codigo_ilegivel'),
  identificador: indice(MOTIVOS, 'identificador_valor'),
  dv: indice(MOTIVOS, 'dv'),
  produto: indice(MOTIVOS, 'produto'),
  segmento: indice(MOTIVOS, 'segmento'),
  empresa: indice(MOTIVOS, 'empresa'),
  desconhecida: indice(MOTIVOS, 'fatura_desconhecida'),
  cancelada: indice(MOTIVOS, 'fatura_cancelada'),
} as const;

/** Same order of reasons as the single decision. */
function motivoDoCodigo(p: ColunasDePagamento, i: number, empresa: number): number {
  const codigo = p.codigo[i] ?? 0;
  if ((codigo & CODIGO_NUMERICO) === 0) return MOTIVO.ilegivel;
  if ((codigo & CODIGO_IDENTIFICADOR_CERTO) === 0) return MOTIVO.identificador;
  if ((codigo & CODIGO_DV_CERTO) === 0) return MOTIVO.dv;
  if ((codigo & CODIGO_PRODUTO_CERTO) === 0) return MOTIVO.produto;
  if (p.segmento[i] !== SEGMENTO) return MOTIVO.segmento;
  return p.empresa[i] === empresa ? 0 : MOTIVO.empresa;
}

function motivoDaFatura(p: ColunasDePagamento, i: number, faturas: FaturasParaBaixa, situacao: Uint8Array, f: number): number {
  if (f < 0 || situacao[f] === PREVIA) return MOTIVO.desconhecida;
  const nossaForma = ((p.codigo[i] ?? 0) & NOSSA_FORMA) === NOSSA_FORMA;
  if (!nossaForma || p.valorCodigo[i] !== faturas.valor[f] || p.validade[i] !== faturas.validade[f]) return indiceDivergente;
  return situacao[f] === CANCELADA ? MOTIVO.cancelada : 0;
}

/** The limits of a file are few dates, asked for once each. */
function comMemoria(prazo: (limite: DataCivil) => DataCivil): (limite: number) => number {
  const sabidos = new Map<number, number>();
  return (limite) => {
    const sabido = sabidos.get(limite);
    if (sabido !== undefined) return sabido;
    const calculado = numeroDaData(prazo(dataDoAaaammdd(limite)));
    sabidos.set(limite, calculado);
    return calculado;
  };
}

/** The reading file that the contractor would send for a grupo: the month's consumption, and what goes wrong in the street. */
import { diasEntre, type DataCivil } from '../../domain/comum/data-civil.ts';
import type { Referencia } from '../../domain/comum/referencia.ts';
import { LAYOUT_NASCENTE } from '../../domain/leitura/arquivo/layout.ts';
import { criarAleatorio, type Aleatorio } from './aleatorio.ts';
import { sazonal } from './consumo.ts';
import { HIDROMETRO_PARADO, IMOVEL_VAZIO, IMPEDIMENTOS, SEM_OCORRENCIA, VAZAMENTO_VISIVEL } from './dados/ocorrencias.ts';
import { escreverLinha, type ValorDoCampo } from './escrever-por-layout.ts';
import { horaDaVisita, leituristaDa } from './leituras.ts';

/** One meter to be read, in reading order. Readings in whole m³. */
export interface PontoALer {
  readonly rota: number;
  readonly cdc: number;
  readonly medicao: number;
  /** Number of the meter on its plate. */
  readonly medidor: string;
  readonly digitos: number;
  /** Last reading of this meter, or that of its installation when it was changed since. */
  readonly anterior: number;
  /** Day of `anterior`. */
  readonly desde: DataCivil;
  /** Most recent month first. */
  readonly consumos: readonly number[];
  readonly cortada: boolean;
  readonly master: number | null;
}

export type Acontecimento =
  | 'NORMAL'
  | 'VAZAMENTO'
  | 'QUEDA'
  | 'LEITURA_MENOR'
  | 'SEM_ACESSO'
  | 'PARADO'
  | 'NAO_VISITADA'
  | 'MASTER_NEGATIVO'
  | 'MEDIDOR_TROCADO'
  | 'LINHA_REPETIDA'
  | 'DATA_IMPOSSIVEL'
  | 'LIGACAO_DESCONHECIDA';

export interface PedidoDeLeituras {
  readonly grupo: number;
  readonly referencia: Referencia;
  /** Day of the readings. */
  readonly data: DataCivil;
  readonly semente: number;
  readonly pontos: readonly PontoALer[];
  /** False: every meter is read and nothing happens. */
  readonly comAnomalias?: boolean;
}

export interface ArquivoSimulado {
  /** `leituras-g001-202611.txt` */
  readonly nome: string;
  /** ASCII, one line each, LF. */
  readonly texto: string;
  /** How many lines of each kind; what the report of the reception should show. */
  readonly acontecimentos: Readonly<Partial<Record<Acontecimento, number>>>;
}

/** Shares of a real month; each one of these also happens at least once. */
const FREQUENCIAS: readonly (readonly [Acontecimento, number])[] = [
  ['NORMAL', 955],
  ['VAZAMENTO', 10],
  ['QUEDA', 7],
  ['LEITURA_MENOR', 3],
  ['SEM_ACESSO', 15],
  ['PARADO', 4],
  ['NAO_VISITADA', 4],
  ['MEDIDOR_TROCADO', 2],
];
const UMA_VEZ: readonly Acontecimento[] = ['VAZAMENTO', 'QUEDA', 'LEITURA_MENOR', 'SEM_ACESSO', 'PARADO', 'NAO_VISITADA', 'MEDIDOR_TROCADO', 'LINHA_REPETIDA', 'DATA_IMPOSSIVEL'];
const MEDIA_SEM_HISTORICO = 10;

interface Visita {
  readonly ponto: PontoALer;
  readonly acontecimento: Acontecimento;
  /** m³ since the last reading. */
  readonly usado: number;
}

export function simularLeituras(pedido: PedidoDeLeituras): ArquivoSimulado {
  const { grupo, referencia, semente, comAnomalias = true } = pedido;
  const sorte = criarAleatorio(semente, 'leituras', grupo, referencia);
  const visitas = visitar(sorte, pedido, comAnomalias);
  const detalhes = visitas.flatMap((visita, i) => linhasDaVisita(sorte, pedido, visita, i));
  if (comAnomalias) detalhes.push(detalhe(pedido, { rota: 0, cdc: 999_999_999, medicao: 1, medidor: 'Z99Z999999' }, 100, SEM_OCORRENCIA, detalhes.length));
  const soma = detalhes.reduce((total, { leitura }) => total + (leitura ?? 0), 0);
  const { header, trailer } = LAYOUT_NASCENTE;
  if (trailer === undefined) throw new Error('layout sem trailer');
  const linhas = [
    escreverLinha(LAYOUT_NASCENTE, header, { referencia, grupo }),
    ...detalhes.map(({ texto }) => texto),
    escreverLinha(LAYOUT_NASCENTE, trailer, { quantidade: detalhes.length, somaLeituras: soma }),
  ];
  const acontecimentos: Partial<Record<Acontecimento, number>> = comAnomalias ? { LIGACAO_DESCONHECIDA: 1 } : {};
  for (const { acontecimento } of visitas) acontecimentos[acontecimento] = (acontecimentos[acontecimento] ?? 0) + 1;
  return { nome: `leituras-g${String(grupo).padStart(3, '0')}-${referencia.replace('-', '')}.txt`, texto: `${linhas.join('\n')}\n`, acontecimentos };
}

/** Decides what happens at each meter; masters come after their dependents are known. */
function visitar(sorte: Aleatorio, { pontos, data }: PedidoDeLeituras, comAnomalias: boolean): Visita[] {
  const masters = new Set(pontos.flatMap(({ master }) => (master === null ? [] : [master])));
  const comuns = pontos.map((ponto, i) => ({ ponto, i })).filter(({ ponto }) => !masters.has(ponto.cdc) && !ponto.cortada && ponto.medicao === 1);
  const fixos = new Map<number, Acontecimento>();
  if (comAnomalias) for (const acontecimento of UMA_VEZ.slice(0, comuns.length)) fixos.set(sortearLivre(sorte, comuns, fixos), acontecimento);
  const acontecer = (ponto: PontoALer, i: number): Acontecimento => {
    if (!comAnomalias || masters.has(ponto.cdc) || ponto.cortada) return 'NORMAL';
    return fixos.get(i) ?? sorte.pesado(FREQUENCIAS);
  };
  const visitas = pontos.map((ponto, i): Visita => {
    const acontecimento = acontecer(ponto, i);
    return { ponto, acontecimento, usado: usarAgua(sorte, ponto, data, acontecimento) };
  });
  let negativos = comAnomalias ? 1 : 0;
  return visitas.map((visita) => {
    if (!masters.has(visita.ponto.cdc)) return visita;
    const soma = visitas.filter(({ ponto }) => ponto.master === visita.ponto.cdc).reduce((total, { usado }) => total + usado, 0);
    if (negativos-- > 0) return { ...visita, acontecimento: 'MASTER_NEGATIVO', usado: Math.max(0, soma - sorte.inteiro(3, 9)) };
    return { ...visita, usado: soma + 2 + Math.round(soma * (0.02 + 0.06 * sorte.unidade())) };
  });
}

function sortearLivre(sorte: Aleatorio, comuns: readonly { readonly i: number }[], ocupados: ReadonlyMap<number, unknown>): number {
  const livres = comuns.filter(({ i }) => !ocupados.has(i));
  return sorte.escolher(livres).i;
}

/** m³ since the last reading: the usual of this ligação, by the season and by how long nobody read it. */
function usarAgua(sorte: Aleatorio, { consumos, desde, cortada }: PontoALer, data: DataCivil, acontecimento: Acontecimento): number {
  if (cortada || acontecimento === 'PARADO') return 0;
  const media = consumos.length === 0 ? MEDIA_SEM_HISTORICO : consumos.reduce((soma, c) => soma + c, 0) / consumos.length;
  const recente = consumos.length === 0 ? media : (media + 2 * (consumos[0] ?? media)) / 3;
  const meses = Math.max(0.1, diasEntre(desde, data) / 30);
  const normal = recente * sazonal(Number(data.slice(5, 7))) * meses * (1 + 0.1 * sorte.normal());
  if (acontecimento === 'VAZAMENTO') return Math.round(Math.max(normal, 8) * (3 + 3 * sorte.unidade()));
  return Math.max(0, Math.round(acontecimento === 'QUEDA' ? normal * 0.15 : normal));
}

interface Detalhe {
  readonly texto: string;
  readonly leitura: number | null;
}

/** None when nobody went there, two when the reader sent it twice. */
function linhasDaVisita(sorte: Aleatorio, pedido: PedidoDeLeituras, { ponto, acontecimento, usado }: Visita, i: number): Detalhe[] {
  const capacidade = 10 ** ponto.digitos;
  const leitura = (ponto.anterior + usado) % capacidade;
  const escrever = (valor: number | null, ocorrencia: number, troca: Readonly<Record<string, ValorDoCampo>> = {}) => detalhe(pedido, ponto, valor, ocorrencia, i, troca);
  switch (acontecimento) {
    case 'NAO_VISITADA':
      return [];
    case 'SEM_ACESSO':
      return [escrever(null, sorte.pesado(IMPEDIMENTOS))];
    case 'PARADO':
      return [escrever(ponto.anterior, HIDROMETRO_PARADO)];
    case 'LEITURA_MENOR':
      return [escrever(Math.max(0, ponto.anterior - sorte.inteiro(2, 9)), SEM_OCORRENCIA)];
    case 'VAZAMENTO':
      return [escrever(leitura, sorte.chance(0.4) ? VAZAMENTO_VISIVEL : SEM_OCORRENCIA)];
    case 'MEDIDOR_TROCADO':
      return [escrever(leitura, SEM_OCORRENCIA, { medidor: 'X00X000000' })];
    case 'LINHA_REPETIDA':
      return [escrever(leitura, SEM_OCORRENCIA), escrever(leitura, SEM_OCORRENCIA)];
    case 'DATA_IMPOSSIVEL':
      return [escrever(leitura, SEM_OCORRENCIA, { data: `${pedido.referencia}-32` })];
    case 'NORMAL':
    case 'QUEDA':
    case 'MASTER_NEGATIVO':
    case 'LIGACAO_DESCONHECIDA':
      return [escrever(leitura, usado === 0 && (ponto.consumos[0] ?? 1) === 0 ? IMOVEL_VAZIO : SEM_OCORRENCIA)];
  }
}

function detalhe(
  { data, referencia }: PedidoDeLeituras,
  ponto: Pick<PontoALer, 'rota' | 'cdc' | 'medicao' | 'medidor'>,
  leitura: number | null,
  ocorrencia: number,
  i: number,
  troca: Readonly<Record<string, ValorDoCampo>> = {},
): Detalhe {
  const campos = {
    cdc: ponto.cdc,
    medicao: ponto.medicao,
    medidor: ponto.medidor,
    leitura,
    ocorrencia,
    data,
    hora: horaDaVisita(i),
    leiturista: leituristaDa(ponto.rota, Number(referencia.slice(5, 7))),
    latitude: -23.5 - ponto.rota / 500 - i / 200_000,
    longitude: -47.45 - (ponto.rota % 20) / 250 - i / 300_000,
    ...troca,
  };
  return { texto: escreverLinha(LAYOUT_NASCENTE, LAYOUT_NASCENTE.detalhe, campos), leitura };
}

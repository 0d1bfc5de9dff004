import type pg from 'pg';
import type { Cdc } from '../../../domain/comum/identidades.ts';
import type { EmOutroCiclo, EntradaDaLigacao, LeituraAnterior, LeituraLida } from '../../../domain/faturamento/previa/entrada.ts';
import type { TipoFaturamento } from '../../../domain/cadastro/tipo-faturamento.ts';
import { dataDoDia, inteiro, lerBinario, listaDeInteiros, type LeitorDeLinhas } from '../leitura-binaria.ts';
import { particularidades, SEM_PARTICULARIDADE, type Particular } from './particularidades.ts';
import { instalacaoLida, medidorDa, retiradosAte, type Partida } from './medidores-empacotados.ts';

/**
 * Columns in the order in which {@link lerLinha} takes them. `cdcs`, sorted, are told to each table: one walk of each index, and the server knows how many
 * rows will come. What only few ligações have (master, decision, late charges) is read apart, and the well only where the kind of billing has one (the
 * LIMIT keeps it so).
 */
function consulta(referencia: number, cdcs: readonly number[]): string {
  const lote = listaDeInteiros(cdcs);
  return `
SELECT l.cdc, l.situacao = 'CORTADA', l.tipo_ligacao = 'HIDROMETRADA', l.tipo_faturamento, l.consumo_fixo_m3, l.tee_volume_m3,
       l.economias, l.medidores, l.localidade, l.setor,
       k.leitura, k.data, k.adiantado_m3, k.hidrometro, coalesce(k.medida_em, k.referencia)::integer,
       k.leitura_poco, k.data_poco, k.adiantado_poco_m3, k.hidrometro_poco, coalesce(k.medida_em_poco, k.referencia)::integer,
       k.consumos, k.consumos_poco, k.valores, coalesce(k.saldo_transportado, 0), k.referencia,
       a.ocorrencia, a.valor, a.data, a.hidrometro, p.ocorrencia, p.valor, p.data, p.hidrometro
  FROM cadastro.ligacao l
  LEFT JOIN leitura.consumo_ligacao k ON k.cdc = l.cdc AND k.cdc = ANY (${lote})
  LEFT JOIN leitura.leitura a ON a.cdc = l.cdc AND a.cdc = ANY (${lote}) AND a.referencia = ${inteiro(referencia)} AND a.medicao = 1
  LEFT JOIN LATERAL (SELECT x.ocorrencia, x.valor, x.data, x.hidrometro FROM leitura.leitura x
                      WHERE l.tipo_faturamento >= 3 AND x.cdc = l.cdc AND x.referencia = ${inteiro(referencia)} AND x.medicao = 2 LIMIT 1) p ON true
 WHERE l.cdc = ANY (${lote})`;
}

interface LinhaDoCiclo {
  readonly referencia: number;
  readonly limite: number;
}

const CICLO = `SELECT c.referencia, c.leitura_limite - DATE '2000-01-01' AS limite FROM faturamento.ciclo c WHERE c.id = $1`;
const LOTES = `SELECT r.rota, r.lote FROM faturamento.ciclo_rota r WHERE r.ciclo = $1 AND r.rota = ANY ($2::integer[]) ORDER BY r.rota`;

/** Of the frozen lots, in reading order: place `i` is ligação `cdc[i]`, the `ordem[i]`-th of `rota[i]`. */
interface LotesCongelados {
  readonly cdc: readonly number[];
  readonly rota: readonly number[];
  readonly ordem: readonly number[];
  readonly lugar: ReadonlyMap<number, number>;
}

/** The frozen lots of these rotas; of `cdcs` only, where given. */
async function lotesCongelados(cliente: pg.ClientBase, ciclo: number, rotas: readonly number[], cdcs: readonly number[] | null): Promise<LotesCongelados> {
  const { rows } = await cliente.query<{ rota: number; lote: number[] }>(LOTES, [ciclo, rotas]);
  const so = cdcs === null ? null : new Set(cdcs);
  const lotes = { cdc: [] as number[], rota: [] as number[], ordem: [] as number[], lugar: new Map<number, number>() };
  for (const { rota, lote } of rows) {
    for (const [i, cdc] of lote.entries()) {
      if (so !== null && !so.has(cdc)) continue;
      lotes.lugar.set(cdc, lotes.cdc.length);
      lotes.cdc.push(cdc);
      lotes.rota.push(rota);
      lotes.ordem.push(i + 1);
    }
  }
  return lotes;
}

interface Lida {
  readonly leitura: LeituraLida | null;
  readonly dia: number | null;
  readonly hidrometro: number | null;
}

function lida(l: LeitorDeLinhas): Lida {
  const ocorrencia = l.int2OuNulo();
  const valor = l.int4OuNulo();
  const dia = l.diaOuNulo();
  return { leitura: ocorrencia === null || dia === null ? null : { valor, ocorrencia, data: dataDoDia(dia) }, dia, hidrometro: l.int4OuNulo() };
}

interface Comeco extends Partida {
  readonly anterior: LeituraAnterior;
}

/** From AAAAMM to AAAAMM, at least one. */
function mesesDesde(medidaEm: number | null, referencia: number): number {
  return medidaEm === null ? 1 : Math.max(1, (Math.trunc(referencia / 100) - Math.trunc(medidaEm / 100)) * 12 + (referencia % 100) - (medidaEm % 100));
}

function comeco(l: LeitorDeLinhas, referencia: number): Comeco {
  const leitura = l.int4OuNulo();
  const dia = l.diaOuNulo();
  const adiantado = l.int4OuNulo() ?? 0;
  const hidrometro = l.int4OuNulo();
  const meses = mesesDesde(l.int4OuNulo(), referencia);
  return { anterior: { leitura, data: dia === null ? null : dataDoDia(dia), adiantado, meses }, leitura, dia, hidrometro };
}

/** The meter of a kind of measurement and those that it took the place of. */
function medidores(empacotados: readonly number[], medicao: number, limite: number, lida: Lida, de: Comeco): Pick<EntradaDaLigacao, 'medidor' | 'retirados'> {
  const atual = instalacaoLida(empacotados, medicao, lida.dia ?? limite, lida.hidrometro);
  if (atual === null) return { medidor: null, retirados: [] };
  return { medidor: medidorDa(empacotados, atual, null), retirados: retiradosAte(empacotados, atual, de) };
}

/** Its month was closed by another cycle, with no bill of this referência: it was billed later, or had nothing to bill. */
function encerrado(anterior: number | null, referencia: number): EmOutroCiclo | null {
  return anterior !== null && anterior >= referencia ? { motivo: 'MES_ENCERRADO', volume: 0 } : null;
}

function lerLinha(l: LeitorDeLinhas, { limite, referencia }: LinhaDoCiclo, lotes: LotesCongelados, particular: (cdc: number) => Particular): EntradaDaLigacao {
  const cdc = l.int4() as Cdc;
  const lugar = lotes.lugar.get(cdc) ?? -1;
  const rota = lotes.rota[lugar] ?? 0;
  const ordem = lotes.ordem[lugar] ?? 0;
  const cortada = l.bool();
  const hidrometrada = l.bool();
  const tipoFaturamento = l.int2() as TipoFaturamento;
  const consumoFixo = l.int4OuNulo();
  const volumeTee = l.int4OuNulo();
  const economias = l.listaInt4();
  const empacotados = l.listaInt4();
  const localidade = l.int2();
  const setor = l.int2();
  const daRede = comeco(l, referencia);
  const doPoco = comeco(l, referencia);
  const consumos = l.listaInt4();
  const consumosPoco = l.listaInt4();
  const valores = l.listaInt8();
  const saldoTransportado = l.int4();
  const referenciaAnterior = l.int4OuNulo();
  const agua = lida(l);
  const poco = lida(l);
  const rede = medidores(empacotados, 1, limite, agua, daRede);
  const noPoco = tipoFaturamento >= 3 ? medidores(empacotados, 2, limite, poco, doPoco) : { medidor: null, retirados: [] };
  const { master, decisao, encargos, emOutroCiclo } = particular(cdc);
  return {
    rota, ordem, cdc, cortada, hidrometrada, tipoFaturamento, consumoFixo, volumeTee, economias, localidade, setor, master, anterior: daRede.anterior,
    anteriorPoco: doPoco.anterior, consumos, consumosPoco, valores, saldoTransportado, agua: agua.leitura, poco: poco.leitura,
    medidor: rede.medidor, retirados: rede.retirados, medidorPoco: noPoco.medidor, retiradosPoco: noPoco.retirados, encargos, decisao, referenciaAnterior,
    emOutroCiclo: emOutroCiclo ?? encerrado(referenciaAnterior, referencia),
  };
}

/** Reads the frozen lots of some rotas, in reading order; of `cdcs` only, where given. */
export async function entradaDasRotas(
  cliente: pg.ClientBase,
  ciclo: number,
  rotas: readonly number[],
  cdcs: readonly number[] | null = null,
): Promise<readonly EntradaDaLigacao[]> {
  const { rows } = await cliente.query<LinhaDoCiclo>(CICLO, [ciclo]);
  const c = rows[0];
  if (c === undefined) throw new Error(`ciclo ${ciclo} não existe`);
  const lotes = await lotesCongelados(cliente, ciclo, rotas, cdcs);
  const ordenados = lotes.cdc.toSorted((x, y) => x - y);
  const particulares = await particularidades(cliente, ciclo, ordenados, c.referencia);
  const entradas: (EntradaDaLigacao | undefined)[] = lotes.cdc.map(() => undefined);
  await lerBinario(cliente, consulta(c.referencia, ordenados), (linha) => {
    const entrada = lerLinha(linha, c, lotes, (cdc) => particulares.get(cdc) ?? SEM_PARTICULARIDADE);
    entradas[lotes.lugar.get(entrada.cdc) ?? -1] = entrada;
  });
  return entradas.map((e, i) => {
    if (e === undefined) throw new Error(`a ligação ${lotes.cdc[i] ?? 0} do lote não existe`);
    return e;
  });
}

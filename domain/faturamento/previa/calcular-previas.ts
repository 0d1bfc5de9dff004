/** From what was read of whole rotas to their provisional bills, in the same order (TR 14.1 to 14.8). */
import { somarDias } from '../../comum/data-civil.ts';
import { consumoFixo, type Consumo } from '../../leitura/consumo.ts';
import { volumeComum, type VolumeComum } from '../../leitura/master.ts';
import type { AtoTarifario } from '../ato.ts';
import type { Calculadora } from '../calculadora.ts';
import type { ValoresConta } from '../conta.ts';
import { compartilhar, type DasEconomias, type NoPeriodo } from './compartilhado.ts';
import { consumoDaLigacao, type ConsumoDaLigacao, type RegrasDeConsumo } from './consumo-da-ligacao.ts';
import type { EntradaDaLigacao, LeituraLida } from './entrada.ts';
import type { MotivoSemFatura, Previa } from './previa.ts';
import { rubricasDaConta } from './rubricas-da-conta.ts';

export interface RegrasDaPrevia extends RegrasDeConsumo {
  readonly atos: readonly AtoTarifario[];
  /** Id of each rubrica by its code. */
  readonly rubricaDe: ReadonlyMap<string, number>;
  readonly calculadora: Calculadora;
}

/** Days of a first bill whose ligação has no date to start from. */
const DIAS_SEM_ANTERIOR = 30;

/** Water measured for who shares it: what was billed when the dial says nothing. */
function medidoOuFaturado(c: Consumo | null): number {
  return c?.medido ?? c?.volume ?? 0;
}

function volumesPorMaster(entradas: readonly EntradaDaLigacao[], consumos: readonly ConsumoDaLigacao[]): ReadonlyMap<number, number[]> {
  const dependentes = new Map<number, number[]>();
  for (const [i, e] of entradas.entries()) {
    if (e.master === null) continue;
    const lista = dependentes.get(e.master) ?? [];
    lista.push(medidoOuFaturado(consumos[i]?.agua ?? null));
    dependentes.set(e.master, lista);
  }
  return dependentes;
}

function motivoAntesDoCalculo(e: EntradaDaLigacao, c: ConsumoDaLigacao, comum: VolumeComum | null): MotivoSemFatura {
  if (e.jaFaturada) return 'JA_FATURADA';
  if (e.decisao === 'ESTACIONAR') return 'ESTACIONADA_POR_PESSOA';
  if (e.decisao === 'PEDIR_RELEITURA') return 'RELEITURA_PEDIDA';
  if (c.falta !== null) return c.falta;
  if (e.economias.length === 0) return 'SEM_ECONOMIAS';
  if (c.agua?.origem === 'NAO_FATURADO') return 'NAO_FATURAR';
  if (e.cortada && medidoOuFaturado(c.agua?.origem === 'LEITURA' ? c.agua : null) === 0) return 'LIGACAO_CORTADA';
  if (comum?.negativo === true && e.decisao !== 'LIBERAR' && e.decisao !== 'ACEITAR') return 'MASTER_NEGATIVO';
  return 'NENHUM';
}

const MOTIVO_DA_RECUSA: Readonly<Record<string, MotivoSemFatura>> = {
  'ato/categoria-sem-tarifa': 'SEM_TARIFA',
  'tarifa/volume-acima-da-ultima-faixa': 'VOLUME_FORA_DA_TABELA',
  'vigencia/periodo-invertido': 'PERIODO_INVALIDO',
  'vigencia/sem-ato': 'PERIODO_INVALIDO',
  'tee/sem-regra': 'SEM_TARIFA',
};

interface Valorada {
  readonly motivo: MotivoSemFatura;
  readonly valores: ValoresConta | null;
  readonly ato: number;
  readonly atoSeguinte: number | null;
  readonly diasAto: number | null;
}

function semValor(motivo: MotivoSemFatura): Valorada {
  return { motivo, valores: null, ato: 0, atoSeguinte: null, diasAto: null };
}

function valorar(e: EntradaDaLigacao, atos: NoPeriodo['atos'], volumeAgua: number, volumeTee: number, calculadora: Calculadora): Valorada {
  if (!atos.ok) return semValor(MOTIVO_DA_RECUSA[atos.erro.codigo] ?? 'CALCULO_RECUSADO');
  const [primeiro, segundo, terceiro] = atos.valor;
  if (primeiro === undefined || terceiro !== undefined) return semValor('MAIS_DE_DOIS_ATOS');
  const conta = calculadora({ tipo: e.tipoFaturamento, volumeAgua, volumeTee, atos: atos.valor });
  return {
    motivo: conta.ok ? 'NENHUM' : (MOTIVO_DA_RECUSA[conta.erro.codigo] ?? 'CALCULO_RECUSADO'),
    valores: conta.ok ? conta.valor : null,
    ato: primeiro.ato,
    atoSeguinte: segundo?.ato ?? null,
    diasAto: segundo === undefined ? null : primeiro.dias,
  };
}

function previaDe(e: EntradaDaLigacao, c: ConsumoDaLigacao, dependentes: readonly number[] | undefined, regras: RegrasDaPrevia, economias: DasEconomias): Previa {
  const comum = dependentes === undefined ? null : volumeComum(c.agua?.volume ?? 0, dependentes, e.saldoTransportado);
  const volumeAgua = comum?.volume ?? c.agua?.volume ?? 0;
  const volumeTee = e.volumeTee ?? c.poco?.volume ?? 0;
  const anterior = e.anterior.data ?? e.anteriorPoco.data;
  const de = anterior ?? somarDias(c.data, -DIAS_SEM_ANTERIOR);
  const noPeriodo = economias.noPeriodo(de, c.data);
  const antes = motivoAntesDoCalculo(e, c, comum);
  const v = antes === 'NENHUM' ? valorar(e, noPeriodo.atos, volumeAgua, volumeTee, regras.calculadora) : semValor(antes);
  const rubricas = v.valores === null ? [] : rubricasDaConta(v.valores, e.encargos, regras.rubricaDe);
  const valor = rubricas.reduce((s, [, x]) => s + x, 0);
  return {
    entrada: e,
    motivo: v.motivo === 'NENHUM' && valor === 0 ? 'VALOR_ZERO' : v.motivo,
    categoria: economias.categorias[0]?.categoria ?? 0,
    consumo: c.agua ?? c.poco ?? consumoFixo(volumeTee),
    comum,
    ocorrencia: c.ocorrencia,
    media: c.media,
    leituraAnterior: e.anterior.leitura,
    leituraAtual: c.agua?.leituraFaturada ?? null,
    lida: foiLida(c.agua, e.agua),
    dataAnterior: anterior,
    dataAtual: c.data,
    dias: noPeriodo.dias,
    consumoMedido: c.agua === null ? null : medidoOuFaturado(c.agua),
    consumoPoco: c.poco === null ? null : medidoOuFaturado(c.poco),
    leituraPoco: c.poco?.leituraFaturada ?? null,
    lidaPoco: foiLida(c.poco, e.poco),
    volumeAgua,
    volumeTee,
    saldoTransportado: comum?.saldoTransportado ?? 0,
    hidrometro: e.medidor?.id ?? e.medidorPoco?.id ?? null,
    ato: v.ato,
    atoSeguinte: v.atoSeguinte,
    diasAto: v.diasAto,
    rubricas: rubricas.map(([rubrica]) => rubrica),
    valores: rubricas.map(([, x]) => x),
    valor,
    valorConsumo: v.valores?.total ?? 0,
  };
}

/** The reading where the next month starts came from the dial. */
function foiLida(consumo: Consumo | null, lida: LeituraLida | null): boolean {
  const faturada = consumo?.leituraFaturada ?? null;
  return faturada !== null && faturada === lida?.valor;
}

/** One provisional bill per ligação, in order. A master and its dependents must come in the same call. */
export function calcularPrevias(entradas: readonly EntradaDaLigacao[], regras: RegrasDaPrevia): readonly Previa[] {
  const consumos = entradas.map((e) => consumoDaLigacao(e, regras));
  const dependentes = volumesPorMaster(entradas, consumos);
  const economias = compartilhar(regras.atos, regras.categoriaDe);
  return entradas.map((e, i) => {
    const c = consumos[i];
    if (c === undefined) throw new Error('consumo sem ligação');
    return previaDe(e, c, dependentes.get(e.cdc), regras, economias(e.economias));
  });
}

/** From what was read of whole rotas to their provisional bills, in the same order (TR 14.1 to 14.8). */
import type { TipoFaturamento } from '../../cadastro/tipo-faturamento.ts';
import { somarDias } from '../../comum/data-civil.ts';
import { consumoFixo } from '../../leitura/consumo.ts';
import { volumeComum, type VolumeComum } from '../../leitura/master.ts';
import type { AtoTarifario } from '../ato.ts';
import type { Calculadora } from '../calculadora.ts';
import type { ValoresConta } from '../conta.ts';
import { compartilhar, type DasEconomias, type NoPeriodo } from './compartilhado.ts';
import { consumoDaLigacao, type ConsumoDaLigacao, type RegrasDeConsumo } from './consumo-da-ligacao.ts';
import type { EntradaDaLigacao } from './entrada.ts';
import { doMedidor, motivoDeNaoCobrar, oQueSeCobra, type OQueSeCobra } from './o-que-se-cobra.ts';
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

/** Water of the month for who shares it: what was billed when the dial says nothing, and nothing when the month leaves things as they were. */
function aguaDoMes(e: EntradaDaLigacao, c: ConsumoDaLigacao): number {
  return doMedidor(c.agua, oQueSeCobra(e, c).agua, 1).consumo ?? 0;
}

function volumesPorMaster(entradas: readonly EntradaDaLigacao[], consumos: readonly ConsumoDaLigacao[]): ReadonlyMap<number, number[]> {
  const dependentes = new Map<number, number[]>();
  for (const [i, e] of entradas.entries()) {
    if (e.master === null) continue;
    const lista = dependentes.get(e.master) ?? [];
    const c = consumos[i];
    lista.push(c === undefined ? 0 : aguaDoMes(e, c));
    dependentes.set(e.master, lista);
  }
  return dependentes;
}

function motivoAntesDoCalculo(e: EntradaDaLigacao, c: ConsumoDaLigacao, cobra: OQueSeCobra, comum: VolumeComum | null): MotivoSemFatura {
  const decisao = e.decisao?.acao;
  if (e.jaFaturada) return 'JA_FATURADA';
  if (decisao === 'ESTACIONAR') return 'ESTACIONADA_POR_PESSOA';
  if (decisao === 'PEDIR_RELEITURA') return 'RELEITURA_PEDIDA';
  if (c.falta !== null) return c.falta;
  if (e.economias.length === 0) return 'SEM_ECONOMIAS';
  const semCobranca = motivoDeNaoCobrar(cobra, c);
  if (semCobranca !== 'NENHUM') return semCobranca;
  if (comum?.negativo === true && decisao !== 'LIBERAR' && decisao !== 'ACEITAR') return 'MASTER_NEGATIVO';
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

function valorar(tipo: TipoFaturamento, atos: NoPeriodo['atos'], volumeAgua: number, volumeTee: number, calculadora: Calculadora): Valorada {
  if (!atos.ok) return semValor(MOTIVO_DA_RECUSA[atos.erro.codigo] ?? 'CALCULO_RECUSADO');
  const [primeiro, segundo, terceiro] = atos.valor;
  if (primeiro === undefined || terceiro !== undefined) return semValor('MAIS_DE_DOIS_ATOS');
  const conta = calculadora({ tipo, volumeAgua, volumeTee, atos: atos.valor });
  return {
    motivo: conta.ok ? 'NENHUM' : (MOTIVO_DA_RECUSA[conta.erro.codigo] ?? 'CALCULO_RECUSADO'),
    valores: conta.ok ? conta.valor : null,
    ato: primeiro.ato,
    atoSeguinte: segundo?.ato ?? null,
    diasAto: segundo === undefined ? null : primeiro.dias,
  };
}

function previaDe(e: EntradaDaLigacao, c: ConsumoDaLigacao, dependentes: readonly number[] | undefined, regras: RegrasDaPrevia, economias: DasEconomias): Previa {
  const cobra = oQueSeCobra(e, c);
  const rede = doMedidor(c.agua, cobra.agua, e.anterior.meses);
  const poco = doMedidor(c.poco, cobra.tee, e.anteriorPoco.meses);
  const comum = dependentes === undefined ? null : volumeComum(cobra.agua ? (c.agua?.volume ?? 0) : 0, dependentes, e.saldoTransportado);
  const volumeAgua = cobra.agua ? (comum?.volume ?? c.agua?.volume ?? 0) : 0;
  const volumeTee = cobra.tee ? (e.volumeTee ?? c.poco?.volume ?? 0) : 0;
  const anterior = e.anterior.data ?? e.anteriorPoco.data;
  const de = anterior ?? somarDias(c.data, -DIAS_SEM_ANTERIOR);
  const noPeriodo = economias.noPeriodo(de, c.data);
  const antes = motivoAntesDoCalculo(e, c, cobra, comum);
  const v = antes === 'NENHUM' ? valorar(cobra.tipo, noPeriodo.atos, volumeAgua, volumeTee, regras.calculadora) : semValor(antes);
  const rubricas = v.valores === null ? [] : rubricasDaConta(v.valores, e.encargos, regras.rubricaDe);
  const valor = rubricas.reduce((s, [, x]) => s + x, 0);
  return {
    entrada: e,
    motivo: v.motivo === 'NENHUM' && valor === 0 ? 'VALOR_ZERO' : v.motivo,
    categoria: economias.categorias[0]?.categoria ?? 0,
    tipoFaturamento: cobra.tipo,
    consumo: c.agua ?? c.poco ?? consumoFixo(volumeTee),
    origem: (cobra.tee && !cobra.agua ? c.poco : (c.agua ?? c.poco))?.origem ?? 'FIXO',
    consumoDoPoco: c.agua === null ? null : c.poco,
    comum,
    ocorrencia: c.ocorrencia,
    media: c.media,
    leituraAnterior: e.anterior.leitura,
    leituraAtual: rede.leitura,
    adiantado: rede.adiantado,
    lida: rede.lida,
    consumoMensal: rede.mensal,
    dataAnterior: anterior,
    dataAtual: c.data,
    dias: noPeriodo.dias,
    consumoMedido: rede.consumo,
    consumoPoco: poco.consumo,
    leituraAnteriorPoco: e.anteriorPoco.leitura,
    leituraPoco: poco.leitura,
    adiantadoPoco: poco.adiantado,
    lidaPoco: poco.lida,
    consumoMensalPoco: poco.mensal,
    volumeAgua,
    volumeTee,
    saldoTransportado: comum?.saldoTransportado ?? 0,
    hidrometro: e.medidor?.id ?? e.medidorPoco?.id ?? null,
    hidrometroPoco: e.medidorPoco?.id ?? null,
    ato: v.ato,
    atoSeguinte: v.atoSeguinte,
    diasAto: v.diasAto,
    rubricas: rubricas.map(([rubrica]) => rubrica),
    valores: rubricas.map(([, x]) => x),
    valor,
    valorConsumo: v.valores?.total ?? 0,
  };
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

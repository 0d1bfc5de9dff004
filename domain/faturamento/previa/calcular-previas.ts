/** From what was read of whole rotas to their provisional bills, in the same order (TR 14.1 to 14.8). */
import type { TipoFaturamento } from '../../cadastro/tipo-faturamento.ts';
import { somarDias } from '../../comum/data-civil.ts';
import { consumoFixo, type Consumo } from '../../leitura/consumo.ts';
import type { VolumeComum } from '../../leitura/master.ts';
import type { AtoTarifario } from '../ato.ts';
import type { Calculadora } from '../calculadora.ts';
import type { ValoresConta } from '../conta.ts';
import { condominioDo, dependentesPorMaster, type Condominio, type Membro } from './condominio.ts';
import { compartilhar, type DasEconomias, type NoPeriodo } from './compartilhado.ts';
import { consumoDaLigacao, type ConsumoDaLigacao, type RegrasDeConsumo } from './consumo-da-ligacao.ts';
import type { EntradaDaLigacao } from './entrada.ts';
import { doMedidor, motivoDeNaoCobrar, oQueSeCobra, type OQueSeCobra } from './o-que-se-cobra.ts';
import { VALOR_MAXIMO_DA_FATURA, type MotivoSemFatura, type Previa } from './previa.ts';
import { rubricasDoLote, type RubricasProntas } from './rubricas-da-conta.ts';

export interface RegrasDaPrevia extends RegrasDeConsumo {
  readonly atos: readonly AtoTarifario[];
  /** Id of each rubrica by its code. */
  readonly rubricaDe: ReadonlyMap<string, number>;
  readonly calculadora: Calculadora;
}

/** Days of a first bill whose ligação has no date to start from. */
const DIAS_SEM_ANTERIOR = 30;

function motivoAntesDoCalculo(e: EntradaDaLigacao, c: ConsumoDaLigacao, cobra: OQueSeCobra, comum: VolumeComum | null): MotivoSemFatura {
  const decisao = e.decisao?.acao;
  if (e.emOutroCiclo !== null) return e.emOutroCiclo.motivo;
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
  'vigencia/sem-ato': 'SEM_ATO',
  'tee/sem-regra': 'SEM_TARIFA',
  'esgoto/sem-regra': 'SEM_TARIFA',
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

interface ACobrar extends RubricasProntas {
  readonly motivo: MotivoSemFatura;
  readonly valorConsumo: number;
}

/** What cannot be a bill is set aside here, before somebody approves it and it gets a number. */
function aCobrar({ motivo, valores: conta }: Valorada, { encargos }: EntradaDaLigacao, rubricasDe: ReturnType<typeof rubricasDoLote>): ACobrar {
  const { rubricas, valores, valor } = rubricasDe(conta, encargos);
  if (valor > VALOR_MAXIMO_DA_FATURA) return { motivo: 'VALOR_ACIMA_DO_CODIGO', rubricas: [], valores: [], valor: 0, valorConsumo: 0 };
  return { motivo: motivo === 'NENHUM' && valor === 0 ? 'VALOR_ZERO' : motivo, rubricas, valores, valor, valorConsumo: conta?.total ?? 0 };
}

/** What the bills of one lot share. */
interface DoLote {
  readonly regras: RegrasDaPrevia;
  readonly rubricasDe: ReturnType<typeof rubricasDoLote>;
}

function previaDe(e: EntradaDaLigacao, c: ConsumoDaLigacao, condominio: Condominio | undefined, { regras, rubricasDe }: DoLote, economias: DasEconomias): Previa {
  const cobra = oQueSeCobra(e, c);
  const rede = doMedidor(c.agua, cobra.agua, e.anterior.meses);
  const poco = doMedidor(c.poco, cobra.tee, e.anteriorPoco.meses);
  const comum = condominio?.comum ?? null;
  const volumeAgua = cobra.agua ? (comum?.volume ?? c.agua?.volume ?? 0) : 0;
  const volumeTee = cobra.tee ? (e.volumeTee ?? c.poco?.volume ?? 0) : 0;
  const anterior = e.anterior.data ?? e.anteriorPoco.data;
  const de = anterior ?? somarDias(c.data, -DIAS_SEM_ANTERIOR);
  const noPeriodo = economias.noPeriodo(de, c.data);
  const antes = motivoAntesDoCalculo(e, c, cobra, comum);
  const v = antes === 'NENHUM' ? valorar(cobra.tipo, noPeriodo.atos, volumeAgua, volumeTee, regras.calculadora) : semValor(antes);
  const { motivo, rubricas, valores, valor, valorConsumo } = aCobrar(v, e, rubricasDe);
  return {
    entrada: e,
    motivo,
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
    saldoTransportado: condominio?.saldo(motivo) ?? 0,
    hidrometro: e.medidor?.id ?? e.medidorPoco?.id ?? null,
    hidrometroPoco: e.medidorPoco?.id ?? null,
    ato: v.ato,
    atoSeguinte: v.atoSeguinte,
    diasAto: v.diasAto,
    rubricas,
    valores,
    valor,
    valorConsumo,
  };
}

/** What a dependent takes from its master: its meter turned although nothing of it is billed (`NAO_FATURAR`). */
function membroDe({ entrada, motivo, consumoMedido }: Previa, agua: Consumo | null): Membro {
  return { entrada, motivo, consumo: consumoMedido ?? agua?.medido ?? 0 };
}

/** One provisional bill per ligação, in order. A master and its dependents must come in the same call. */
export function calcularPrevias(entradas: readonly EntradaDaLigacao[], regras: RegrasDaPrevia): readonly Previa[] {
  const consumos = entradas.map((e) => consumoDaLigacao(e, regras));
  const economias = compartilhar(regras.atos, regras.categoriaDe);
  const dependentes = dependentesPorMaster(entradas);
  const lote = { regras, rubricasDe: rubricasDoLote(regras.rubricaDe) };
  const consumoDe = (i: number): ConsumoDaLigacao => {
    const c = consumos[i];
    if (c === undefined) throw new Error('consumo sem ligação');
    return c;
  };
  const calcular = (e: EntradaDaLigacao, i: number, condominio?: Condominio): Previa => previaDe(e, consumoDe(i), condominio, lote, economias(e.economias));
  // a master comes after its dependents: what it carries depends on which of them are set aside
  const sozinhas = entradas.map((e, i) => (dependentes.has(e.cdc) ? null : calcular(e, i)));
  const condominio = (e: EntradaDaLigacao, i: number): Condominio => {
    const membros = (dependentes.get(e.cdc) ?? []).map((d) => {
      const previa = sozinhas[d];
      if (previa == null) throw new Error('dependente que é master');
      return membroDe(previa, consumoDe(d).agua);
    });
    const c = consumoDe(i);
    return condominioDo(e, oQueSeCobra(e, c).agua ? (c.agua?.volume ?? null) : null, membros);
  };
  return entradas.map((e, i) => sozinhas[i] ?? calcular(e, i, condominio(e, i)));
}

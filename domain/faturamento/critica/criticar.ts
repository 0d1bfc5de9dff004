/** The automatic crítica of one provisional bill (TR 14.4): each rule that finds something answers with its reason, in Portuguese. */
import { centavos, formatarReais, type Centavos } from '../../comum/dinheiro.ts';
import type { Consumo, Sinal } from '../../leitura/consumo.ts';
import { somarMesesRecentes } from '../../leitura/estatistica.ts';
import type { VolumeComum } from '../../leitura/master.ts';
import { descreverConflitos, type LeituraEmConflito } from '../../leitura/conflito.ts';
import type { Ocorrencia } from '../../leitura/ocorrencia.ts';
import type { CodigoRegra, ParametrosPorRegra, RegraCritica } from './regra.ts';

export interface Apontamento {
  readonly regra: CodigoRegra;
  /** One sentence for the person who decides. */
  readonly detalhe: string;
  readonly bloqueia: boolean;
}

/** What is looked at of each meter. Histories with the most recent month first, without the month being billed. */
export interface Medida {
  readonly consumo: Consumo;
  readonly consumos: readonly number[];
  readonly ocorrencia: Ocorrencia | null;
}

/** A ligação, by its water, or by its well where it has no water. */
export interface Criticavel extends Medida {
  /** Amount of consumption (water, sewage, TEE), without late charges: those are not a change of pattern. */
  readonly valor: Centavos;
  readonly valores: readonly number[];
  /** Where the ligação is a master. */
  readonly comum: VolumeComum | null;
  /** The well of who has water too. */
  readonly poco: Medida | null;
  /** What files said against the reading that a person set. */
  readonly conflitos: readonly LeituraEmConflito[];
}

/** What is out of all proportion is also above normal: of the same meter, or of the same value, one finding is enough. */
const CEDE_A: Readonly<Partial<Record<CodigoRegra, CodigoRegra>>> = { CONSUMO_ALTO: 'CONSUMO_EXTREMO', VALOR_ALTO: 'VALOR_EXTREMO' };

/** What a rule found in the ligação or its water, and in its well. */
interface Achado {
  readonly regra: RegraCritica;
  readonly daqui: string | null;
  readonly doPoco: string | null;
}

const NADA: readonly Apontamento[] = [];

/** One apontamento at most per rule, in the order of the rules; inactive rules find nothing. Nearly every bill has nothing to be said of. */
export function criticar(caso: Criticavel, regras: readonly RegraCritica[]): readonly Apontamento[] {
  let achados: Achado[] | undefined;
  for (const regra of regras) {
    if (!regra.ativa) continue;
    const daqui = detalheDe(caso, regra);
    const doPoco = caso.poco === null || !ehDeMedida(regra) ? null : detalheDaMedida(caso.poco, regra);
    if (daqui !== null || doPoco !== null) (achados ??= []).push({ regra, daqui, doPoco });
  }
  return achados === undefined ? NADA : narrar(achados);
}

function narrar(achados: readonly Achado[]): readonly Apontamento[] {
  return achados.flatMap(({ regra, daqui, doPoco }) => {
    const maior = achados.find((a) => a.regra.codigo === CEDE_A[regra.codigo]);
    const frases = [maior?.daqui == null ? daqui : null, maior?.doPoco == null && doPoco !== null ? `No poço: ${doPoco}` : null].filter((f) => f !== null);
    return frases.length === 0 ? [] : [{ regra: regra.codigo, detalhe: frases.join(' '), bloqueia: regra.bloqueia }];
  });
}

function detalheDe(caso: Criticavel, regra: RegraCritica): string | null {
  switch (regra.codigo) {
    case 'VALOR_ALTO':
      return valorAlto(caso, regra.parametros);
    case 'VALOR_EXTREMO':
      return valorExtremo(caso, regra.parametros);
    case 'MASTER_NEGATIVO':
      return masterNegativo(caso, regra.parametros);
    case 'LEITURA_EM_CONFLITO':
      return descreverConflitos(caso.conflitos);
    case 'CONSUMO_ALTO':
    case 'CONSUMO_EXTREMO':
    case 'CONSUMO_BAIXO':
    case 'CONSUMO_ZERO':
    case 'OCORRENCIA':
    case 'MEDICAO':
    case 'COMPENSACAO':
      return detalheDaMedida(caso, regra);
  }
}

/** Rules that look at one meter. */
type RegraDeMedida = Exclude<RegraCritica, { readonly codigo: 'VALOR_ALTO' | 'VALOR_EXTREMO' | 'MASTER_NEGATIVO' | 'LEITURA_EM_CONFLITO' }>;

function ehDeMedida(regra: RegraCritica): regra is RegraDeMedida {
  return regra.codigo !== 'VALOR_ALTO' && regra.codigo !== 'VALOR_EXTREMO' && regra.codigo !== 'MASTER_NEGATIVO' && regra.codigo !== 'LEITURA_EM_CONFLITO';
}

function detalheDaMedida(caso: Medida, regra: RegraDeMedida): string | null {
  switch (regra.codigo) {
    case 'CONSUMO_ALTO':
    case 'CONSUMO_EXTREMO':
      return consumoAlto(caso, regra.parametros);
    case 'CONSUMO_BAIXO':
      return consumoBaixo(caso, regra.parametros);
    case 'OCORRENCIA':
      return caso.ocorrencia?.critica === true ? `Ocorrência ${caso.ocorrencia.codigo}: ${caso.ocorrencia.descricao}.` : null;
    case 'CONSUMO_ZERO':
      return consumoZero(caso, regra.parametros);
    case 'MEDICAO':
      return medicao(caso, regra.parametros);
    case 'COMPENSACAO':
      return compensacao(caso, regra.parametros);
  }
}

/** Billed volume of who is measured; averages and fixed volumes are not a pattern of consumption. */
function volumeMedido(caso: Medida): number | null {
  return caso.consumo.origem === 'LEITURA' ? caso.consumo.volume : null;
}

function consumoAlto(caso: Medida, p: ParametrosPorRegra['CONSUMO_ALTO']): string | null {
  const volume = volumeMedido(caso);
  if (volume === null) return null;
  const { soma, meses } = somarMesesRecentes(caso.consumos, p.meses);
  if (meses === 0) return null;
  const acima = volume * meses * 100 > soma * p.percentual && (volume - p.diferencaMinimaM3) * meses >= soma;
  return acima ? `Consumo de ${volume} m³, acima de ${p.percentual}% da média de ${media(soma, meses)} m³ em ${meses} meses.` : null;
}

/** Zero has a rule of its own. */
function consumoBaixo(caso: Medida, p: ParametrosPorRegra['CONSUMO_BAIXO']): string | null {
  const volume = volumeMedido(caso);
  if (volume === null || volume === 0) return null;
  const { soma, meses } = somarMesesRecentes(caso.consumos, p.meses);
  if (meses === 0) return null;
  const abaixo = volume * meses * 100 < soma * p.percentual && (volume + p.diferencaMinimaM3) * meses <= soma;
  return abaixo ? `Consumo de ${volume} m³, abaixo de ${p.percentual}% da média de ${media(soma, meses)} m³ em ${meses} meses.` : null;
}

function valorAlto(caso: Criticavel, p: ParametrosPorRegra['VALOR_ALTO']): string | null {
  const { volume } = caso.consumo;
  const consumos = somarMesesRecentes(caso.consumos, p.meses);
  const valores = somarMesesRecentes(caso.valores, p.meses);
  if (volume === null || consumos.meses === 0 || valores.meses === 0) return null;
  const estavel = Math.abs(volume * consumos.meses - consumos.soma) * 100 <= consumos.soma * p.variacaoConsumo;
  // Amounts of a big consumer times a hundred and twelve months still fit: R$ 10 million gives 1.2e12.
  if (!estavel || caso.valor * valores.meses * 100 <= valores.soma * p.percentualValor) return null;
  const habitual = Math.trunc(valores.soma / valores.meses);
  return `Valor de ${formatarReais(caso.valor)}, acima de ${p.percentualValor}% da média de ${formatarReais(habitual as Centavos)}, sem mudança de consumo (${volume} m³).`;
}

/** A first bill has no average to be compared with: the value alone says it. */
function valorExtremo(caso: Criticavel, p: ParametrosPorRegra['VALOR_EXTREMO']): string | null {
  if (caso.valor <= p.valorMinimo) return null;
  const { soma, meses } = somarMesesRecentes(caso.valores, p.meses);
  if (meses > 0 && caso.valor * meses * 100 <= soma * p.percentual) return null;
  if (meses === 0) return `Valor de ${formatarReais(caso.valor)}, sem conta anterior para comparar.`;
  return `Valor de ${formatarReais(caso.valor)}, acima de ${p.percentual}% da média de ${formatarReais(centavos(Math.trunc(soma / meses)))} em ${meses} meses.`;
}

function consumoZero(caso: Medida, p: ParametrosPorRegra['CONSUMO_ZERO']): string | null {
  if (volumeMedido(caso) !== 0) return null;
  const { soma, meses } = somarMesesRecentes(caso.consumos, p.meses);
  return soma > 0 ? `Consumo zero; a média é de ${media(soma, meses)} m³ em ${meses} meses.` : null;
}

function masterNegativo(caso: Criticavel, p: ParametrosPorRegra['MASTER_NEGATIVO']): string | null {
  const { comum } = caso;
  if (comum === null || !comum.negativo) return null;
  const falta = -comum.saldoTransportado;
  if (falta * 100 <= (caso.consumo.medido ?? 0) * p.percentual) return null;
  return `O master mediu ${falta} m³ a menos que os dependentes, com o saldo anterior. A parte comum fica zero e a diferença passa ao próximo mês.`;
}

const FRASES: Readonly<Record<Sinal, string>> = {
  VIRADA: 'leitura menor que a anterior, tratada como virada do hidrômetro',
  TROCA_DE_HIDROMETRO: 'hidrômetro trocado no período',
  TROCA_SEM_LEITURA: 'hidrômetro trocado sem leitura de retirada',
  LEITURA_MENOR: 'leitura menor que a anterior',
  LEITURA_IMPOSSIVEL: 'leitura com mais dígitos que o hidrômetro',
  SEM_LEITURA: 'sem leitura',
  SEM_MEDIA: 'sem leitura e sem histórico: volume mínimo',
  HIDROMETRO_PARADO: 'hidrômetro possivelmente parado',
  COMPENSANDO_MEDIA: 'leitura ainda abaixo do que já foi cobrado pela média',
};

function medicao(caso: Medida, p: ParametrosPorRegra['MEDICAO']): string | null {
  if (caso.consumo.sinais.length === 0) return null;
  const frases = caso.consumo.sinais.filter((s) => p.sinais.includes(s)).map((s) => FRASES[s]);
  if (frases.length === 0) return null;
  const texto = frases.join('; ');
  return `${texto.charAt(0).toUpperCase()}${texto.slice(1)}.`;
}

function compensacao({ consumo, consumos }: Medida, p: ParametrosPorRegra['COMPENSACAO']): string | null {
  if (!consumo.sinais.includes('COMPENSANDO_MEDIA')) return null;
  const { soma, meses } = somarMesesRecentes(consumos, p.meses);
  if (consumo.adiantado * Math.max(1, meses) <= soma * p.vezesMedia) return null;
  return `Já foram cobrados ${consumo.adiantado} m³ além do que o hidrômetro mostra, mais que ${p.vezesMedia} meses de consumo. Confira esta leitura e as anteriores.`;
}

/** Whole m³ for reading; the comparisons use the exact sums. */
function media(soma: number, meses: number): number {
  return Math.round(soma / meses);
}

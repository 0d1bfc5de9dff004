/** The amounts of consumption of one bill: water, sewage and TEE by the kind of billing, under one act or more (TR 8.7, 14.1, 14.5, 14.7). */
import { afirmar } from '../comum/afirmar.ts';
import { centavos, type Centavos } from '../comum/dinheiro.ts';
import { arredondar, comparar, fracao, soma, UM, ZERO, type Fracao } from '../comum/fracao.ts';
import type { AtoId } from '../comum/identidades.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';
import { aplicar, type RegraArredondamento } from './tarifa/arredondamento.ts';
import { calcularPonderado, type Calculo, type Parcela, type ParcelasDoAto, type ValorComponente } from './tarifa/calculo.ts';
import { dividir, type CategoriaFaturada, type PlanoDivisao } from './tarifa/plano.ts';
import { parcelasDaTee, type RegraTee } from './tee.ts';
import { COBRANCAS, type TipoFaturamento } from '../cadastro/tipo-faturamento.ts';

/** One act over its share of the days. `categorias`: the principal one first. */
export interface AtoAplicado {
  readonly ato: AtoId;
  readonly peso: Fracao;
  readonly arredondamento: RegraArredondamento;
  readonly plano: PlanoDivisao;
  readonly categorias: readonly CategoriaFaturada[];
  /** Null when the act has no TEE. */
  readonly tee: RegraTee | null;
}

/** Volumes in whole m³. `atos` in order of validity, their weights adding up to 1; the rounding rule is that of the last. */
export interface EntradaConta {
  readonly tipo: TipoFaturamento;
  readonly volumeAgua: number;
  readonly volumeTee: number;
  readonly atos: readonly AtoAplicado[];
}

export interface ValoresConta {
  readonly agua: Centavos;
  readonly esgoto: Centavos;
  readonly tee: Centavos;
  readonly total: Centavos;
  /** The sewage by component (rubrica); they add up to `esgoto`. Empty where there is none. */
  readonly componentesEsgoto: readonly { readonly nome: string; readonly valor: Centavos }[];
}

/** With how each was computed; `calculoAgua` and `calculoTee` are null when not charged. Parcels come in the order of the acts. */
export interface Conta extends ValoresConta {
  readonly atos: readonly { readonly ato: AtoId; readonly peso: Fracao }[];
  readonly calculoAgua: Calculo | null;
  readonly calculoTee: Calculo | null;
}

/**
 * Refusals: `volume/negativo`, `volume/nao-inteiro`, `economias/invalidas`, `tarifa/volume-acima-da-ultima-faixa`, `tee/sem-regra`, `esgoto/sem-regra`,
 * `conta/valor-grande-demais`. Throws when the weights do not add up to 1.
 */
export function calcularConta(entrada: EntradaConta): Resultado<Conta> {
  const ultimo = entrada.atos.at(-1);
  afirmar(ultimo !== undefined, 'conta sem ato tarifário');
  afirmar(comparar(soma(entrada.atos.map((a) => a.peso)), UM) === 0, 'pesos dos atos não somam 1');
  const regra = ultimo.arredondamento;
  const cobra = COBRANCAS[entrada.tipo];
  const agua = cobra.agua ? calcularAgua(entrada, regra) : ok(null);
  if (!agua.ok) return agua;
  const tee = cobra.tee ? calcularTee(entrada, regra) : ok(null);
  if (!tee.ok) return tee;
  const parcelas = {
    agua: { valor: agua.valor?.agua ?? ZERO, exato: agua.valor?.exatoAgua ?? ZERO },
    esgoto: cobra.esgoto && agua.valor !== null ? { valor: agua.valor.esgoto, exato: agua.valor.exatoEsgoto } : { valor: ZERO, exato: ZERO },
    tee: { valor: tee.valor?.valor ?? ZERO, exato: tee.valor?.exato ?? ZERO },
  };
  const valores = Object.values(parcelas);
  const total = regra.onde === 'NO_TOTAL' ? aplicar(regra, soma(valores.map((v) => v.exato))) : soma(valores.map((v) => v.valor));
  const emCentavos = [parcelas.agua.valor, parcelas.esgoto.valor, parcelas.tee.valor, total].map((v) => Number(arredondar(v, 'TRUNCAR', 2)));
  const [cAgua = 0, cEsgoto = 0, cTee = 0, cTotal = 0] = emCentavos;
  if (!emCentavos.every(Number.isSafeInteger)) {
    return recusa('conta/valor-grande-demais', 'O valor da conta passa do que o sistema guarda. Confira o volume e as economias.');
  }
  return ok({
    agua: centavos(cAgua),
    esgoto: centavos(cEsgoto),
    tee: centavos(cTee),
    total: centavos(cTotal),
    componentesEsgoto: cobra.esgoto && agua.valor !== null ? repartirEsgoto(agua.valor.componentes, centavos(cEsgoto), regra.casas) : [],
    atos: entrada.atos.map(({ ato, peso }) => ({ ato, peso })),
    calculoAgua: agua.valor,
    calculoTee: tee.valor?.calculo ?? null,
  });
}

/** Components that are already whole stay as they are; exact ones (`NO_TOTAL`) are truncated where the sewage is rounded, and the last takes what is left. */
function repartirEsgoto(componentes: readonly ValorComponente[], esgoto: Centavos, casas: number): ValoresConta['componentesEsgoto'] {
  let resta: number = esgoto;
  return componentes.map(({ nome, valor }, i) => {
    const parte = i === componentes.length - 1 ? resta : Number(arredondar(valor, 'TRUNCAR', casas)) * 10 ** (2 - casas);
    resta -= parte;
    return { nome, valor: centavos(parte) };
  });
}

/** Whole cubic metres as an exact number; a fraction or a number beyond the safe integers is refused by the caller's check. */
function metrosCubicos(volume: number): Resultado<Fracao> {
  return Number.isSafeInteger(volume) ? ok(fracao(volume)) : recusa('volume/nao-inteiro', 'O volume deve ser um número inteiro de m³.', 'volumeM3');
}

function calcularAgua(entrada: EntradaConta, regra: RegraArredondamento): Resultado<Calculo> {
  const volume = metrosCubicos(entrada.volumeAgua);
  if (!volume.ok) return volume;
  const esgoto = COBRANCAS[entrada.tipo].esgoto;
  const atos: ParcelasDoAto[] = [];
  for (const a of entrada.atos) {
    const parcelas = dividir(a.plano, a.categorias, volume.valor);
    if (!parcelas.ok) return parcelas;
    atos.push({ peso: a.peso, parcelas: esgoto ? parcelas.valor : parcelas.valor.map((p): Parcela => ({ ...p, esgoto: null })) });
  }
  return calcularPonderado(atos, regra);
}

interface CalculoTee {
  readonly valor: Fracao;
  readonly exato: Fracao;
  readonly calculo: Calculo;
}

/** Acts whose TEE is the sewage of a volume and acts whose TEE is an amount of its own are different columns of the same calculation. */
function calcularTee(entrada: EntradaConta, regra: RegraArredondamento): Resultado<CalculoTee> {
  const volume = metrosCubicos(entrada.volumeTee);
  if (!volume.ok) return volume;
  const atos: ParcelasDoAto[] = [];
  for (const a of entrada.atos) {
    if (a.tee === null) return recusa('tee/sem-regra', 'O ato tarifário não tem tarifa de esgoto especial (TEE). Complete o ato.');
    const doAto = parcelasDaTee(a.tee, a.plano, a.categorias, volume.valor);
    if (!doAto.ok) return doAto;
    atos.push({ peso: a.peso, parcelas: a.tee.tipo === 'esgoto' ? doAto.valor : doAto.valor.map(comoEsgoto) });
  }
  const calculo = calcularPonderado(atos, regra);
  if (!calculo.ok) return calculo;
  return ok({ valor: calculo.valor.esgoto, exato: calculo.valor.exatoEsgoto, calculo: calculo.valor });
}

/** A table of its own is sewage by a table, so that TEE is always the sewage column. */
function comoEsgoto(p: Parcela): Parcela {
  return { ...p, esgoto: { tipo: 'tabela', tabela: p.tabela } };
}

/** Working days. National holidays and days without banks are computed; municipal ones (and any other) are data. */
import { afirmar } from './afirmar.ts';
import { dataDe, diaDaSemana, partesDaData, somarDias, type DataCivil } from './data-civil.ts';

export interface Feriado {
  readonly data: DataCivil;
  readonly nome: string;
  /** `banco`: not a holiday, but banks do not open (CMN resolution 2.932/2002), so that nobody can pay at a counter. */
  readonly tipo: 'nacional' | 'banco';
}

/** `locais`: municipal holidays and other days without work (TR 12.2). `comBancos`: days without banks count as not working. */
export interface Calendario {
  readonly locais: ReadonlySet<DataCivil>;
  readonly comBancos: boolean;
}

/** The calendar for due dates and charges: what closes banks is not a working day. */
export function calendario(locais: Iterable<DataCivil> = []): Calendario {
  return { locais: new Set(locais), comBancos: true };
}

const FIXOS: readonly { readonly mes: number; readonly dia: number; readonly nome: string; readonly desde?: number }[] = [
  { mes: 1, dia: 1, nome: 'Confraternização Universal' },
  { mes: 4, dia: 21, nome: 'Tiradentes' },
  { mes: 5, dia: 1, nome: 'Dia do Trabalho' },
  { mes: 9, dia: 7, nome: 'Independência do Brasil' },
  { mes: 10, dia: 12, nome: 'Nossa Senhora Aparecida' },
  { mes: 11, dia: 2, nome: 'Finados' },
  { mes: 11, dia: 15, nome: 'Proclamação da República' },
  { mes: 11, dia: 20, nome: 'Dia Nacional de Zumbi e da Consciência Negra', desde: 2024 }, // Lei 14.759/2023
  { mes: 12, dia: 25, nome: 'Natal' },
];

/** Days from Easter Sunday. */
const MOVEIS: readonly { readonly daPascoa: number; readonly nome: string; readonly tipo: Feriado['tipo'] }[] = [
  { daPascoa: -48, nome: 'Carnaval (segunda-feira)', tipo: 'banco' },
  { daPascoa: -47, nome: 'Carnaval (terça-feira)', tipo: 'banco' },
  { daPascoa: -2, nome: 'Sexta-feira Santa', tipo: 'nacional' },
  { daPascoa: 60, nome: 'Corpus Christi', tipo: 'banco' },
];

/** Easter Sunday by the anonymous Gregorian computus. */
export function pascoa(ano: number): DataCivil {
  const a = ano % 19;
  const seculo = Math.floor(ano / 100);
  const resto = ano % 100;
  const correcaoLunar = Math.floor((seculo - Math.floor((seculo + 8) / 25) + 1) / 3);
  const h = (19 * a + seculo - Math.floor(seculo / 4) - correcaoLunar + 15) % 30;
  const l = (32 + 2 * (seculo % 4) + 2 * Math.floor(resto / 4) - h - (resto % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const soma = h + l - 7 * m + 114;
  return dataDe(ano, Math.floor(soma / 31), (soma % 31) + 1);
}

/** Holidays and days without banks of a year, in date order: what seeds the table of holidays. */
export function feriadosDoAno(ano: number): readonly Feriado[] {
  const domingo = pascoa(ano);
  const fixos = FIXOS.filter((f) => ano >= (f.desde ?? 0)).map(
    (f): Feriado => ({ data: dataDe(ano, f.mes, f.dia), nome: f.nome, tipo: 'nacional' }),
  );
  const moveis = MOVEIS.map((m): Feriado => ({ data: somarDias(domingo, m.daPascoa), nome: m.nome, tipo: m.tipo }));
  return [...fixos, ...moveis].sort((a, b) => (a.data < b.data ? -1 : a.data > b.data ? 1 : 0));
}

/** Monday to Friday, no holiday, and banks open where the calendar asks for them. */
export function ehDiaUtil(data: DataCivil, cal: Calendario): boolean {
  const semana = diaDaSemana(data);
  if (semana === 0 || semana === 6 || cal.locais.has(data)) return false;
  const { ano } = partesDaData(data);
  return !feriadosDoAno(ano).some((f) => f.data === data && (f.tipo === 'nacional' || cal.comBancos));
}

/** The day itself when it is a working day, else the first working day after it. */
export function proximoDiaUtil(data: DataCivil, cal: Calendario): DataCivil {
  return andar(data, 1, cal);
}

/** The day itself when it is a working day, else the last working day before it. */
export function diaUtilAnterior(data: DataCivil, cal: Calendario): DataCivil {
  return andar(data, -1, cal);
}

/** The `dias`-th working day after `data` (before it when negative); zero answers the day itself or the next working day. */
export function somarDiasUteis(data: DataCivil, dias: number, cal: Calendario): DataCivil {
  afirmar(Number.isSafeInteger(dias), 'dias úteis a somar não é inteiro');
  if (dias === 0) return proximoDiaUtil(data, cal);
  const passo = dias > 0 ? 1 : -1;
  let atual = data;
  for (let faltam = Math.abs(dias); faltam > 0; faltam -= 1) atual = andar(somarDias(atual, passo), passo, cal);
  return atual;
}

/** Working days after `inicio` up to and including `fim`; zero when `fim` is not later. */
export function diasUteisEntre(inicio: DataCivil, fim: DataCivil, cal: Calendario): number {
  let total = 0;
  for (let atual = inicio; atual < fim; ) {
    atual = somarDias(atual, 1);
    if (ehDiaUtil(atual, cal)) total += 1;
  }
  return total;
}

/** A year without a working day would be a wrong table of local holidays, not something to walk through. */
const LIMITE_DE_PASSOS = 366;

function andar(data: DataCivil, passo: 1 | -1, cal: Calendario): DataCivil {
  let atual = data;
  for (let i = 0; i < LIMITE_DE_PASSOS; i += 1) {
    if (ehDiaUtil(atual, cal)) return atual;
    atual = somarDias(atual, passo);
  }
  throw new Error('um ano inteiro sem dia útil: confira o cadastro de feriados');
}

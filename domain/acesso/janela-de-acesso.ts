/**
 * Weekdays and hours in which a person may use the system (TR 3.4; document 003 item 6.5.33). The caller gives civil values of America/Sao_Paulo
 * from the clock of the server (TR 6.2.19). Open = the weekly windows (none: always), less the closed dates, plus the extra hours.
 */
import { diaDaSemana, somarDias, type DataCivil, type DiaDaSemana } from '../comum/data-civil.ts';

export const MINUTOS_DO_DIA = 1440;

/** `minuto` of the day, 0 to 1439. */
export interface MomentoCivil {
  readonly data: DataCivil;
  readonly minuto: number;
}

/** Minutes of the day: `inicio` is inside (0 to 1439), `fim` is outside (1 to 1440). `fim` before `inicio`: it ends on the next day. */
export interface Horas {
  readonly inicio: number;
  readonly fim: number;
}

/** `dias`: those on which it begins; Friday from 22h to 6h ends on Saturday. */
export interface Janela extends Horas {
  readonly dias: readonly DiaDaSemana[];
}

/**
 * `FECHADO`: nobody comes in on that date, not even at the end of a window of the evening before. `EXTRA`: hours that begin on that date, also when it is closed.
 */
export type ExcecaoDeHorario = { readonly tipo: 'FECHADO'; readonly data: DataCivil } | ({ readonly tipo: 'EXTRA'; readonly data: DataCivil } & Horas);

export interface HorarioDeAcesso {
  readonly janelas: readonly Janela[];
  readonly excecoes: readonly ExcecaoDeHorario[];
}

/** How far ahead an end or an opening is looked for; what is further does not concern a session nor a message. */
export const DIAS_DE_BUSCA = 366;

/**
 * The windows of the user replace those of the profiles, which are a union; a profile without windows says nothing, or giving it to somebody would lift the
 * hours that another one sets. In the same way the exceptions of the user for a date replace those of the profiles for it.
 */
export function horarioQueVale(usuario: HorarioDeAcesso, perfis: readonly HorarioDeAcesso[]): HorarioDeAcesso {
  const datas = new Set(usuario.excecoes.map(({ data }) => data));
  return {
    janelas: usuario.janelas.length > 0 ? usuario.janelas : perfis.flatMap((perfil) => perfil.janelas),
    excecoes: [...usuario.excecoes, ...perfis.flatMap((perfil) => perfil.excecoes).filter(({ data }) => !datas.has(data))],
  };
}

export function dentroDaJanela(horario: HorarioDeAcesso, { data, minuto }: MomentoCivil): boolean {
  return abertoNoDia(horario, data).some(({ inicio, fim }) => inicio <= minuto && minuto < fim);
}

/** When a session that is inside must end: the first moment outside. The moment itself when it is already outside; null when it does not close within a year. */
export function fechaEm(horario: HorarioDeAcesso, momento: MomentoCivil): MomentoCivil | null {
  let { data, minuto } = momento;
  for (let dia = 0; dia <= DIAS_DE_BUSCA; dia += 1) {
    const corrido = minuto;
    const trecho = abertoNoDia(horario, data).find(({ inicio, fim }) => inicio <= corrido && corrido < fim);
    if (trecho === undefined) return { data, minuto };
    if (trecho.fim < MINUTOS_DO_DIA) return { data, minuto: trecho.fim };
    [data, minuto] = [somarDias(data, 1), 0];
  }
  return null;
}

/** The first moment inside, which is the moment itself when it is inside; null when there is none within a year. */
export function proximaAbertura(horario: HorarioDeAcesso, momento: MomentoCivil): MomentoCivil | null {
  let { data, minuto } = momento;
  for (let dia = 0; dia <= DIAS_DE_BUSCA; dia += 1) {
    const corrido = minuto;
    const trecho = abertoNoDia(horario, data).find(({ fim }) => corrido < fim);
    if (trecho !== undefined) return { data, minuto: Math.max(corrido, trecho.inicio) };
    [data, minuto] = [somarDias(data, 1), 0];
  }
  return null;
}

/** The open stretches of one day, in order and apart from one another, each within 0 and 1440. */
function abertoNoDia({ janelas, excecoes }: HorarioDeAcesso, data: DataCivil): readonly Horas[] {
  const vespera = somarDias(data, -1);
  const fechado = excecoes.some((excecao) => excecao.tipo === 'FECHADO' && excecao.data === data);
  const extras = excecoes.filter((excecao) => excecao.tipo === 'EXTRA');
  return unir([
    ...(fechado ? [] : semanal(janelas, diaDaSemana(data), diaDaSemana(vespera))),
    ...extras.filter((extra) => extra.data === data).flatMap(deHoje),
    ...extras.filter((extra) => extra.data === vespera).flatMap(deOntem),
  ]);
}

function semanal(janelas: readonly Janela[], hoje: DiaDaSemana, ontem: DiaDaSemana): readonly Horas[] {
  if (janelas.length === 0) return [{ inicio: 0, fim: MINUTOS_DO_DIA }];
  return janelas.flatMap((janela) => [...(janela.dias.includes(hoje) ? deHoje(janela) : []), ...(janela.dias.includes(ontem) ? deOntem(janela) : [])]);
}

function deHoje({ inicio, fim }: Horas): readonly Horas[] {
  return [{ inicio, fim: fim < inicio ? MINUTOS_DO_DIA : fim }];
}

/** What a window of the day before leaves to this one. */
function deOntem({ inicio, fim }: Horas): readonly Horas[] {
  return fim < inicio ? [{ inicio: 0, fim }] : [];
}

function unir(trechos: readonly Horas[]): readonly Horas[] {
  const unidos: Horas[] = [];
  for (const trecho of [...trechos].sort((a, b) => a.inicio - b.inicio)) {
    const ultimo = unidos.at(-1);
    if (ultimo === undefined || ultimo.fim < trecho.inicio) unidos.push(trecho);
    else unidos[unidos.length - 1] = { inicio: ultimo.inicio, fim: Math.max(ultimo.fim, trecho.fim) };
  }
  return unidos;
}

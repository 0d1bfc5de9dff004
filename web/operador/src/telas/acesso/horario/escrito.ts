/** Hours of access while somebody types them, of a profile and of a person alike. */
import { conferirHoras, conferirJanela } from '../../../../../../domain/acesso/conferir-horas.ts';
import type { Horas, Janela } from '../../../../../../domain/acesso/janela-de-acesso.ts';
import type { DiaDaSemana } from '../../../../../../domain/comum/data-civil.ts';
import { MENOR_MOTIVO } from '../../../nucleo/motivo.ts';
import type { Perfil } from '../perfis/rascunho.ts';
import { horaEmTexto, minutoDe } from './horas-em-texto.ts';

export interface HorasEscritas {
  readonly inicio: string;
  readonly fim: string;
}

export interface JanelaEscrita extends HorasEscritas {
  readonly chave: string;
  readonly dias: readonly DiaDaSemana[];
}

export interface ExcecaoEscrita extends HorasEscritas {
  readonly chave: string;
  readonly tipo: 'FECHADO' | 'EXTRA';
  readonly data: string;
  readonly motivo: string;
}

export interface HorarioEscrito {
  readonly janelas: readonly JanelaEscrita[];
  readonly excecoes: readonly ExcecaoEscrita[];
}

/** As the API gives and takes them. */
export type HorarioLido = Pick<Perfil, 'janelas' | 'excecoes'>;

export function janelaNova(): JanelaEscrita {
  return { chave: crypto.randomUUID(), dias: [1, 2, 3, 4, 5], inicio: '08:00', fim: '17:00' };
}

export function excecaoNova(): ExcecaoEscrita {
  return { chave: crypto.randomUUID(), tipo: 'FECHADO', data: '', inicio: '08:00', fim: '12:00', motivo: '' };
}

export function escreverHorario({ janelas, excecoes }: HorarioLido): HorarioEscrito {
  return {
    janelas: janelas.map((j, i) => ({ chave: `janela-${i}`, dias: j.dias, inicio: horaEmTexto(j.inicio), fim: horaEmTexto(j.fim) })),
    excecoes: excecoes.map((e, i) => ({ chave: `excecao-${i}`, tipo: e.tipo, data: e.data, motivo: e.motivo, ...(e.tipo === 'EXTRA' ? { inicio: horaEmTexto(e.inicio), fim: horaEmTexto(e.fim) } : { inicio: '08:00', fim: '12:00' }) })),
  };
}

/** Hours that were not written well are sent to nobody: null. */
function horasDe({ inicio, fim }: HorasEscritas): Horas | null {
  const [de, ate] = [minutoDe(inicio), minutoDe(fim)];
  return de === null || ate === null ? null : { inicio: de, fim: ate };
}

/** Those that are whole. */
export function janelasDe(escritas: readonly JanelaEscrita[]): readonly Janela[] {
  return escritas.flatMap((j) => {
    const horas = horasDe(j);
    return horas === null || !conferirJanela({ dias: j.dias, ...horas }).ok ? [] : [{ dias: j.dias, ...horas }];
  });
}

export type CampoErrado = 'dias' | 'inicio' | 'fim' | 'data' | 'motivo';

/** What is wrong, in words, and in which field. */
export interface Erro {
  readonly campo: CampoErrado;
  readonly texto: string;
}

function erroDasHoras(escritas: HorasEscritas): Erro | undefined {
  const horas = horasDe(escritas);
  if (horas === null) return { campo: minutoDe(escritas.inicio) === null ? 'inicio' : 'fim', texto: 'Escreva as horas como 08:00.' };
  const conferida = conferirHoras(horas);
  return conferida.ok ? undefined : { campo: conferida.erro.campo === 'inicio' ? 'inicio' : 'fim', texto: conferida.erro.mensagem };
}

export function erroDaJanela(j: JanelaEscrita): Erro | undefined {
  return j.dias.length === 0 ? { campo: 'dias', texto: 'Marque ao menos um dia da semana.' } : erroDasHoras(j);
}

export function erroDaExcecao(e: ExcecaoEscrita): Erro | undefined {
  if (e.data === '') return { campo: 'data', texto: 'Escolha o dia.' };
  const horas = e.tipo === 'EXTRA' ? erroDasHoras(e) : undefined;
  if (horas !== undefined) return horas;
  return e.motivo.trim().length < MENOR_MOTIVO ? { campo: 'motivo', texto: `Escreva o motivo com pelo menos ${MENOR_MOTIVO} letras.` } : undefined;
}

/** As the API takes it; undefined while something is not written well. */
export function lerHorario({ janelas, excecoes }: HorarioEscrito): HorarioLido | undefined {
  if (janelas.some((j) => erroDaJanela(j) !== undefined) || excecoes.some((e) => erroDaExcecao(e) !== undefined)) return undefined;
  return {
    janelas: janelasDe(janelas).map((j) => ({ ...j, dias: [...j.dias] })),
    excecoes: excecoes.flatMap((e): HorarioLido['excecoes'] => {
      const [base, horas] = [{ data: e.data, motivo: e.motivo.trim() }, horasDe(e)];
      if (e.tipo === 'FECHADO') return [{ tipo: 'FECHADO', ...base }];
      return horas === null ? [] : [{ tipo: 'EXTRA', ...base, ...horas }];
    }),
  };
}

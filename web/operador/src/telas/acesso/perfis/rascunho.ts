/** A profile while somebody edits it: rights in blocks of the same places, hours as they are typed. */
import type { z } from 'zod';
import { conferirHoras, conferirJanela } from '../../../../../../domain/acesso/conferir-horas.ts';
import type { Horas, Janela } from '../../../../../../domain/acesso/janela-de-acesso.ts';
import type { Acao } from '../../../../../../domain/acesso/permissao.ts';
import type { DiaDaSemana } from '../../../../../../domain/comum/data-civil.ts';
import type { documentoDoPerfil, perfilInteiro } from '../../../../../../events/http/esquemas-perfil.ts';
import { horaEmTexto, minutoDe } from './horas-em-texto.ts';

export type Perfil = z.output<typeof perfilInteiro>;
type Documento = z.output<typeof documentoDoPerfil>;

export const DIMENSOES = ['localidades', 'setores', 'departamentos'] as const;
export type Lugares = Readonly<Record<(typeof DIMENSOES)[number], readonly number[]>>;

/** Rights of the same places; none of a kind: no limit of that kind. */
export interface Bloco {
  readonly chave: string;
  readonly lugares: Lugares;
  readonly acoes: Readonly<Record<string, readonly Acao[]>>;
}

export interface JanelaEscrita {
  readonly chave: string;
  readonly dias: readonly DiaDaSemana[];
  readonly inicio: string;
  readonly fim: string;
}

export interface ExcecaoEscrita {
  readonly chave: string;
  readonly tipo: 'FECHADO' | 'EXTRA';
  readonly data: string;
  readonly inicio: string;
  readonly fim: string;
  readonly motivo: string;
}

export interface Rascunho {
  readonly nome: string;
  readonly descricao: string;
  readonly somenteConsulta: boolean;
  readonly ativo: boolean;
  readonly concessoes: readonly Bloco[];
  readonly negacoes: readonly Bloco[];
  readonly janelas: readonly JanelaEscrita[];
  readonly excecoes: readonly ExcecaoEscrita[];
}

export const SEM_LIMITE: Lugares = { localidades: [], setores: [], departamentos: [] };

export function blocoNovo(lugares: Lugares = SEM_LIMITE): Bloco {
  return { chave: crypto.randomUUID(), lugares, acoes: {} };
}

export function janelaNova(): JanelaEscrita {
  return { chave: crypto.randomUUID(), dias: [1, 2, 3, 4, 5], inicio: '08:00', fim: '17:00' };
}

export function excecaoNova(): ExcecaoEscrita {
  return { chave: crypto.randomUUID(), tipo: 'FECHADO', data: '', inicio: '08:00', fim: '12:00', motivo: '' };
}

export function rascunhoDe({ nome, descricao, somenteConsulta, ativo, concessoes, negacoes, janelas, excecoes }: Perfil): Rascunho {
  const deToda = blocosDe(concessoes);
  return {
    nome,
    descricao,
    somenteConsulta,
    ativo,
    // the matrix of what holds everywhere is always there to tick
    concessoes: deToda.some((b) => semLimite(b.lugares)) ? deToda : [{ ...blocoNovo(), chave: 'toda-parte' }, ...deToda],
    negacoes: blocosDe(negacoes),
    janelas: janelas.map((j, i) => ({ chave: `janela-${i}`, dias: j.dias, inicio: horaEmTexto(j.inicio), fim: horaEmTexto(j.fim) })),
    excecoes: excecoes.map((e, i) => ({ chave: `excecao-${i}`, tipo: e.tipo, data: e.data, motivo: e.motivo, ...(e.tipo === 'EXTRA' ? { inicio: horaEmTexto(e.inicio), fim: horaEmTexto(e.fim) } : { inicio: '08:00', fim: '12:00' }) })),
  };
}

export function semLimite(lugares: Lugares): boolean {
  return DIMENSOES.every((d) => lugares[d].length === 0);
}

function blocosDe(concessoes: Perfil['concessoes']): readonly Bloco[] {
  const blocos = new Map<string, { lugares: Lugares; acoes: Record<string, readonly Acao[]> }>();
  for (const c of concessoes) {
    const lugares = { localidades: c.localidades ?? [], setores: c.setores ?? [], departamentos: c.departamentos ?? [] };
    const chave = JSON.stringify(lugares);
    const bloco = blocos.get(chave) ?? { lugares, acoes: {} };
    bloco.acoes[c.funcao] = [...new Set([...(bloco.acoes[c.funcao] ?? []), ...c.acoes])];
    blocos.set(chave, bloco);
  }
  return [...blocos].map(([chave, bloco]) => ({ chave, ...bloco }));
}

function concessoesDe(blocos: readonly Bloco[]): Documento['concessoes'] {
  return blocos.flatMap(({ lugares, acoes }) => {
    const onde = Object.fromEntries(DIMENSOES.flatMap((d) => (lugares[d].length === 0 ? [] : [[d, [...lugares[d]]] as const])));
    return Object.entries(acoes).flatMap(([funcao, quais]) => (quais.length === 0 ? [] : [{ funcao, acoes: [...quais], ...onde }]));
  });
}

/** Hours that were not written well are sent to nobody: null. */
export function horasDe({ inicio, fim }: { readonly inicio: string; readonly fim: string }): Horas | null {
  const [de, ate] = [minutoDe(inicio), minutoDe(fim)];
  return de === null || ate === null ? null : { inicio: de, fim: ate };
}

export function janelasDe(escritas: readonly JanelaEscrita[]): readonly Janela[] {
  return escritas.flatMap((j) => {
    const horas = horasDe(j);
    return horas === null || !conferirJanela({ dias: j.dias, ...horas }).ok ? [] : [{ dias: j.dias, ...horas }];
  });
}

const HORA = 'Escreva as horas como 08:00.';

/** What is wrong with a window, in words; empty: nothing. */
export function erroDaJanela(j: JanelaEscrita): string {
  const horas = horasDe(j);
  if (horas === null) return HORA;
  const conferida = conferirJanela({ dias: j.dias, ...horas });
  return conferida.ok ? '' : conferida.erro.mensagem;
}

export function erroDaExcecao(e: ExcecaoEscrita): string {
  if (e.data === '') return 'Escolha o dia.';
  if (e.motivo.trim().length < 5) return 'Escreva o motivo com pelo menos 5 letras.';
  if (e.tipo === 'FECHADO') return '';
  const horas = horasDe(e);
  if (horas === null) return HORA;
  const conferida = conferirHoras(horas);
  return conferida.ok ? '' : conferida.erro.mensagem;
}

export function erroDoNome(nome: string): string {
  return nome.trim().length < 3 ? 'Escreva o nome com pelo menos 3 letras.' : '';
}

export function temErro(r: Rascunho): boolean {
  return [erroDoNome(r.nome), ...r.janelas.map(erroDaJanela), ...r.excecoes.map(erroDaExcecao)].some((erro) => erro !== '');
}

/** As the API takes it; undefined while something is not written well. */
export function documentoDe(r: Rascunho): Omit<Documento, 'versao' | 'motivo'> | undefined {
  if (temErro(r)) return undefined;
  return {
    nome: r.nome.trim(),
    descricao: r.descricao.trim(),
    somenteConsulta: r.somenteConsulta,
    ativo: r.ativo,
    concessoes: concessoesDe(r.concessoes),
    negacoes: concessoesDe(r.negacoes),
    janelas: janelasDe(r.janelas).map((j) => ({ ...j, dias: [...j.dias] })),
    excecoes: r.excecoes.flatMap((e): Documento['excecoes'] => {
      const [base, horas] = [{ data: e.data, motivo: e.motivo.trim() }, horasDe(e)];
      if (e.tipo === 'FECHADO') return [{ tipo: 'FECHADO', ...base }];
      return horas === null ? [] : [{ tipo: 'EXTRA', ...base, ...horas }];
    }),
  };
}

/** What a line of the first list gives: profiles, or, where the line names setores, what they hold, within those. */
import type { Janela } from '../../domain/acesso/janela-de-acesso.ts';
import type { ConcessaoDoPerfil } from '../../domain/acesso/conferir-perfil.ts';
import type { AcessosParaGravar } from '../postgres/acesso/acessos-do-usuario.ts';
import { comoPedida, type ConcessaoPedida } from '../postgres/acesso/concessoes.ts';
import type { DocumentoDoPerfil } from '../postgres/acesso/perfis.ts';

export interface PerfilDaLista {
  readonly codigo: string;
  readonly documento: DocumentoDoPerfil;
}

interface DaLinha {
  /** Null: wherever the profiles say. */
  readonly setores: readonly number[] | null;
  readonly janelas: readonly Janela[];
}

/** A profile is held whole, so limited to setores it becomes rights of one's own, with its denials and its hours: they do not follow it when it changes. */
export function acessosDaLinha(perfis: readonly PerfilDaLista[], { setores, janelas }: DaLinha): AcessosParaGravar {
  const comuns = { somenteConsulta: false, gruposDeTrabalho: [] };
  if (setores === null) return { ...comuns, perfis: perfis.map((p) => p.codigo), concessoes: [], negacoes: [], janelas, excecoes: [] };
  const documentos = perfis.map((p) => p.documento);
  return {
    ...comuns,
    perfis: [],
    concessoes: documentos.flatMap((d) => d.concessoes.flatMap((c) => noSetor(c, setores, d.somenteConsulta))),
    negacoes: documentos.flatMap((d) => d.negacoes.map(comoPedida)),
    janelas: janelas.length > 0 ? janelas : documentos.flatMap((d) => d.janelas),
    excecoes: documentos.flatMap((d) => d.excecoes),
  };
}

function noSetor(c: ConcessaoDoPerfil, setores: readonly number[], somenteConsulta: boolean): readonly ConcessaoPedida[] {
  const ficam = setores.filter((s) => c.setores?.includes(s) ?? true);
  const acoes = somenteConsulta ? c.acoes.filter((acao) => acao === 'consultar') : c.acoes;
  return ficam.length === 0 || acoes.length === 0 ? [] : [{ ...comoPedida(c), acoes, setores: ficam }];
}

/** Whatever the order in which it was written. */
export function mesmosAcessos(a: Comparavel, b: Comparavel, parte: 'direitos' | 'horario'): boolean {
  return parte === 'horario' ? emOrdem(a.janelas) === emOrdem(b.janelas) : emOrdem([a.perfis, a.concessoes, a.negacoes]) === emOrdem([b.perfis, b.concessoes, b.negacoes]);
}

/** As it was read (a place that is not said is null) or as it is asked for (it is not there). */
interface Comparavel {
  readonly perfis: readonly string[];
  readonly concessoes: readonly object[];
  readonly negacoes: readonly object[];
  readonly janelas: readonly Janela[];
}

function emOrdem(valor: unknown): string {
  if (Array.isArray(valor)) return `[${valor.map(emOrdem).sort().join()}]`;
  if (typeof valor !== 'object' || valor === null) return JSON.stringify(valor);
  const partes = Object.entries(valor).filter(([, v]) => v !== null && v !== undefined).map(([nome, v]) => `${nome}:${emOrdem(v)}`);
  return `{${partes.sort().join()}}`;
}

/** A profile while somebody edits it: rights in blocks of the same places, hours as they are typed. */
import type { z } from 'zod';
import type { Acao } from '../../../../../../domain/acesso/permissao.ts';
import type { documentoDoPerfil, perfilInteiro } from '../../../../../../events/http/esquemas-perfil.ts';
import { lugaresDe, lugaresPedidos, SEM_LIMITE, semLimite, type Lugares } from '../lugares/lugares.ts';
import { escreverHorario, lerHorario, type HorarioEscrito } from '../horario/escrito.ts';

export type Perfil = z.output<typeof perfilInteiro>;
type Documento = z.output<typeof documentoDoPerfil>;

/** Rights of the same places; none of a kind: no limit of that kind. */
export interface Bloco {
  readonly chave: string;
  readonly lugares: Lugares;
  readonly acoes: Readonly<Record<string, readonly Acao[]>>;
}

export interface Rascunho {
  readonly nome: string;
  readonly descricao: string;
  readonly somenteConsulta: boolean;
  readonly sessaoUnica: boolean;
  readonly ativo: boolean;
  readonly concessoes: readonly Bloco[];
  readonly negacoes: readonly Bloco[];
  readonly horario: HorarioEscrito;
}

export function blocoNovo(lugares: Lugares = SEM_LIMITE): Bloco {
  return { chave: crypto.randomUUID(), lugares, acoes: {} };
}

export function rascunhoDe({ nome, descricao, somenteConsulta, sessaoUnica, ativo, concessoes, negacoes, janelas, excecoes }: Perfil): Rascunho {
  const deToda = blocosDe(concessoes);
  return {
    nome,
    descricao,
    somenteConsulta,
    sessaoUnica,
    ativo,
    // the matrix of what holds everywhere is always there to tick
    concessoes: deToda.some((b) => semLimite(b.lugares)) ? deToda : [{ ...blocoNovo(), chave: 'toda-parte' }, ...deToda],
    negacoes: blocosDe(negacoes),
    horario: escreverHorario({ janelas, excecoes }),
  };
}

function blocosDe(concessoes: Perfil['concessoes']): readonly Bloco[] {
  const blocos = new Map<string, { lugares: Lugares; acoes: Record<string, readonly Acao[]> }>();
  for (const c of concessoes) {
    const lugares = lugaresDe(c);
    const chave = JSON.stringify(lugares);
    const bloco = blocos.get(chave) ?? { lugares, acoes: {} };
    bloco.acoes[c.funcao] = [...new Set([...(bloco.acoes[c.funcao] ?? []), ...c.acoes])];
    blocos.set(chave, bloco);
  }
  return [...blocos].map(([chave, bloco]) => ({ chave, ...bloco }));
}

function concessoesDe(blocos: readonly Bloco[]): Documento['concessoes'] {
  return blocos.flatMap(({ lugares, acoes }) => {
    const onde = lugaresPedidos(lugares);
    return Object.entries(acoes).flatMap(([funcao, quais]) => (quais.length === 0 ? [] : [{ funcao, acoes: [...quais], ...onde }]));
  });
}

export function erroDoNome(nome: string): string {
  return nome.trim().length < 3 ? 'Escreva o nome com pelo menos 3 letras.' : '';
}

/** As the API takes it; undefined while something is not written well. */
export function documentoDe(r: Rascunho): Omit<Documento, 'versao' | 'motivo'> | undefined {
  const horario = lerHorario(r.horario);
  if (erroDoNome(r.nome) !== '' || horario === undefined) return undefined;
  return {
    nome: r.nome.trim(),
    descricao: r.descricao.trim(),
    somenteConsulta: r.somenteConsulta,
    sessaoUnica: r.sessaoUnica,
    ativo: r.ativo,
    concessoes: concessoesDe(r.concessoes),
    negacoes: concessoesDe(r.negacoes),
    ...horario,
  };
}

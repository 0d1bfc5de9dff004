/** Checks of a whole profile as an administrator writes it, so that nothing is stored that gives nothing or that reads otherwise than it was meant. */
import { ok, recusa, type Recusa } from '../comum/resultado.ts';
import { conferirHoras, conferirJanela } from './conferir-horas.ts';
import { acoesDa, FUNCOES, TODAS_AS_FUNCOES } from './funcoes.ts';
import type { ExcecaoDeHorario, Janela } from './janela-de-acesso.ts';
import type { Acao } from './permissao.ts';

/** Of a grant or of a denial. Places: null, everywhere. */
export interface ConcessaoDoPerfil {
  readonly funcao: string;
  readonly acoes: readonly Acao[];
  readonly localidades: readonly number[] | null;
  readonly setores: readonly number[] | null;
  readonly departamentos: readonly number[] | null;
}

export interface DocumentoConferivel {
  readonly concessoes: readonly ConcessaoDoPerfil[];
  readonly negacoes: readonly ConcessaoDoPerfil[];
  readonly janelas: readonly Janela[];
  readonly excecoes: readonly ExcecaoDeHorario[];
}

/** Ids of the places that exist. */
export interface LugaresQueHa {
  readonly localidades: ReadonlySet<number>;
  readonly setores: ReadonlySet<number>;
  readonly departamentos: ReadonlySet<number>;
}

type CodigoDaRecusa = 'perfil/direito-desconhecido' | 'perfil/lugar-desconhecido' | 'perfil/horario';
type Conferido = { readonly ok: true; readonly valor: null } | { readonly ok: false; readonly erro: Recusa & { readonly codigo: CodigoDaRecusa } };

const DIMENSOES = [
  ['localidades', 'A localidade'],
  ['setores', 'O setor'],
  ['departamentos', 'O departamento'],
] as const;

/** The first thing that is wrong, by its field (`corpo.concessoes.2.acoes`); places, dates and hours included. */
export function conferirPerfil(documento: DocumentoConferivel, lugares: LugaresQueHa): Conferido {
  const conferidos = [
    ...documento.concessoes.map((c, i) => conferirConcessao(c, `corpo.concessoes.${i}`, lugares)),
    ...documento.negacoes.map((c, i) => conferirConcessao(c, `corpo.negacoes.${i}`, lugares)),
    ...documento.janelas.map((j, i) => recusaDeHoras(conferirJanela(j), `corpo.janelas.${i}`)),
    ...documento.excecoes.map((e, i) => (e.tipo === 'FECHADO' ? ok(null) : recusaDeHoras(conferirHoras(e), `corpo.excecoes.${i}`))),
  ];
  return conferidos.find((c) => !c.ok) ?? ok(null);
}

function conferirConcessao(concessao: ConcessaoDoPerfil, campo: string, lugares: LugaresQueHa): Conferido {
  const funcao = TODAS_AS_FUNCOES.find((f) => f === concessao.funcao);
  if (funcao === undefined) return recusa('perfil/direito-desconhecido', `Não há função "${concessao.funcao}". Escolha uma da lista de funções.`, `${campo}.funcao`);
  const demais = concessao.acoes.find((acao) => !acoesDa(funcao).includes(acao));
  if (demais !== undefined) return recusa('perfil/direito-desconhecido', `"${FUNCOES[funcao].nome}" não tem a ação "${demais}". Marque só ações que a função tem.`, `${campo}.acoes`);
  for (const [dimensao, nome] of DIMENSOES) {
    const faltante = concessao[dimensao]?.find((id) => !lugares[dimensao].has(id));
    if (faltante !== undefined) return recusa('perfil/lugar-desconhecido', `${nome} de número ${faltante} não existe. Escolha da lista.`, `${campo}.${dimensao}`);
  }
  return ok(null);
}

function recusaDeHoras(conferida: ReturnType<typeof conferirHoras>, campo: string): Conferido {
  if (conferida.ok) return ok(null);
  const { mensagem, campo: qual } = conferida.erro;
  return recusa('perfil/horario', mensagem, qual === undefined ? campo : `${campo}.${qual}`);
}

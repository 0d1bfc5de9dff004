/** The places of a right while somebody chooses them: of one kind, any of them; of several kinds, all; none of a kind, no limit of that kind. */
export const DIMENSOES = ['localidades', 'setores', 'departamentos'] as const;
export type Dimensao = (typeof DIMENSOES)[number];
export type Lugares = Readonly<Record<Dimensao, readonly number[]>>;

export const SEM_LIMITE: Lugares = { localidades: [], setores: [], departamentos: [] };

/** What there is to choose from, as the API gives it. */
export interface Catalogo {
  readonly localidades: readonly { readonly id: number; readonly nome: string }[];
  readonly setores: readonly { readonly id: number; readonly localidade: number; readonly nome: string }[];
  /** `ativo` absent: only those in use came. */
  readonly departamentos: readonly { readonly id: number; readonly nome: string; readonly ativo?: boolean }[];
}

type LugaresDaApi = { readonly [D in Dimensao]?: readonly number[] | null | undefined };
type LugaresPedidos = { [D in Dimensao]?: number[] };

export function semLimite(lugares: Lugares): boolean {
  return DIMENSOES.every((d) => lugares[d].length === 0);
}

export function lugaresDe({ localidades, setores, departamentos }: LugaresDaApi): Lugares {
  return { localidades: localidades ?? [], setores: setores ?? [], departamentos: departamentos ?? [] };
}

/** As the API takes them: a kind without limit is left out. */
export function lugaresPedidos(lugares: Lugares): LugaresPedidos {
  return Object.fromEntries(DIMENSOES.flatMap((d) => (lugares[d].length === 0 ? [] : [[d, [...lugares[d]]] as const])));
}

/** Setores are inside the localidades that were chosen: one that is left outside would make a right that holds nowhere. */
export function escolher(lugares: Lugares, dimensao: Dimensao, quais: readonly number[], { setores }: Catalogo): Lugares {
  const novos = { ...lugares, [dimensao]: quais };
  if (dimensao !== 'localidades' || quais.length === 0) return novos;
  const dentro = new Set(setores.filter((s) => quais.includes(s.localidade)).map((s) => s.id));
  return { ...novos, setores: novos.setores.filter((id) => dentro.has(id)) };
}

export interface Opcao {
  readonly value: number;
  readonly label: string;
}

/** What each field offers; what is chosen and out of use stays, marked, so that it may be taken away. */
export function opcoesDe({ localidades, setores, departamentos }: Catalogo, escolhidos: Lugares): Readonly<Record<Dimensao, readonly Opcao[]>> {
  const nomes = new Map(localidades.map((l) => [l.id, l.nome]));
  const cabe = (localidade: number, id: number) => escolhidos.localidades.length === 0 || escolhidos.localidades.includes(localidade) || escolhidos.setores.includes(id);
  return {
    localidades: localidades.map((l) => ({ value: l.id, label: l.nome })),
    setores: setores.filter((s) => cabe(s.localidade, s.id)).map((s) => ({ value: s.id, label: `${nomes.get(s.localidade) ?? ''} · ${s.nome}` })),
    departamentos: departamentos.filter((d) => d.ativo !== false || escolhidos.departamentos.includes(d.id)).map((d) => ({ value: d.id, label: d.ativo === false ? `${d.nome} (fora de uso)` : d.nome })),
  };
}

/** Grants as routes take them, as rules read them and as the table keeps them (migrations/0029_direitos.sql). */
import type { ConcessaoDoPerfil } from '../../../domain/acesso/conferir-perfil.ts';
import { foraDosDireitos } from '../../../domain/acesso/dentro-dos-direitos.ts';
import { DIMENSOES, type Dimensao } from '../../../domain/acesso/escopo.ts';
import { FUNCOES, TODAS_AS_FUNCOES } from '../../../domain/acesso/funcoes.ts';
import type { Acao, Concessao } from '../../../domain/acesso/permissao.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { ok, recusa, type Recusa } from '../../../domain/comum/resultado.ts';
import type { Executor } from '../conexao.ts';
import { emVigor, lerDireitos } from './direitos.ts';
import { lugaresDoAcesso } from './lugares.ts';

export interface ConcessaoPedida {
  readonly funcao: string;
  readonly acoes: readonly Acao[];
  readonly localidades?: readonly number[] | undefined;
  readonly setores?: readonly number[] | undefined;
  readonly departamentos?: readonly number[] | undefined;
}

type Conferidas = { readonly ok: true; readonly valor: null } | { readonly ok: false; readonly erro: Recusa & { readonly codigo: 'acesso/alem-dos-direitos' | 'acesso/lugar-desconhecido' } };

/** Of the grants of key, loan… `k.id`: as `ConcessaoLida` of the contracts. */
export const concessoesEmJson = (coluna: 'chave' | 'delegacao', valor: string): string =>
  `coalesce((SELECT json_agg(json_build_object('funcao', c.funcao, 'acoes', c.acoes, 'localidades', c.localidades, 'setores', c.setores, 'departamentos', c.departamentos) ORDER BY c.id)
      FROM acesso.concessao c WHERE c.${coluna} = ${valor}), '[]')`;

/** Whether all of it is of who gives, now, by himself; the refusal names the first function that is not. The caller holds `travarDireitos` of the person. */
export async function conferirConcessoes(cliente: Executor, pessoa: string, dadas: readonly Concessao[], hoje: DataCivil): Promise<Conferidas> {
  const lugares = await conferirLugares(cliente, dadas);
  if (!lugares.ok) return lugares;
  const lidos = await lerDireitos(cliente, { tipo: 'usuario', id: pessoa });
  const fora = lidos === undefined ? [] : foraDosDireitos(emVigor(lidos, hoje), dadas, lidos.setores, hoje);
  const [primeira] = fora;
  if (lidos !== undefined && primeira === undefined) return ok(null);
  if (primeira === undefined) return recusa('acesso/alem-dos-direitos', 'Quem concede não está mais no sistema.');
  const onde = primeira.emOutroLugar ? 'em todos os lugares pedidos' : 'agora';
  return recusa('acesso/alem-dos-direitos', `Você não tem "${nomeDaFuncao(primeira.funcao)}: ${primeira.acao}" ${onde}, e só se dá o que se tem por direito próprio. Retire esta função, ajuste os lugares, ou peça a um administrador.`, 'corpo.concessoes');
}

const NOME_DO_LUGAR = { localidade: 'A localidade', setor: 'O setor', departamento: 'O departamento' } as const satisfies Readonly<Record<Dimensao, string>>;

/** Whether the places of all of it exist: what is given in one that does not would begin to hold when another gets its number. */
export async function conferirLugares(cliente: Executor, dadas: readonly Concessao[]): Promise<Conferidas> {
  const { localidades, setores, departamentos } = await lugaresDoAcesso(cliente);
  const ha = { localidade: localidades, setor: setores, departamento: departamentos };
  for (const { escopo } of dadas) {
    for (const dimensao of DIMENSOES) {
      const faltante = escopo[dimensao]?.find((id) => !ha[dimensao].some((lugar) => lugar.id === id));
      if (faltante !== undefined) return recusa('acesso/lugar-desconhecido', `${NOME_DO_LUGAR[dimensao]} de número ${faltante} não existe. Escolha da lista.`, 'corpo.concessoes');
    }
  }
  return ok(null);
}

export async function gravarConcessoes(cliente: Executor, dono: { readonly coluna: 'chave' | 'delegacao'; readonly id: string | number }, pedidas: readonly ConcessaoPedida[]): Promise<void> {
  for (const c of pedidas) {
    await cliente.query(`INSERT INTO acesso.concessao (${dono.coluna}, funcao, acoes, localidades, setores, departamentos) VALUES ($1, $2, $3, $4, $5, $6)`, [
      dono.id,
      c.funcao,
      [...new Set(c.acoes)],
      c.localidades ?? null,
      c.setores ?? null,
      c.departamentos ?? null,
    ]);
  }
}

/** Places as the rules read them; none, everywhere. */
export function comoConcessao({ funcao, acoes, localidades, setores, departamentos }: ConcessaoPedida | ConcessaoDoPerfil): Concessao {
  const escopo = { ...(localidades ? { localidade: localidades } : {}), ...(setores ? { setor: setores } : {}), ...(departamentos ? { departamento: departamentos } : {}) };
  return { funcao, acoes, escopo };
}

/** As it is asked for, of what was read: a place that is not said is null in the one, and not there in the other. */
export function comoPedida({ funcao, acoes, localidades, setores, departamentos }: ConcessaoDoPerfil): ConcessaoPedida {
  return { funcao, acoes, localidades: localidades ?? undefined, setores: setores ?? undefined, departamentos: departamentos ?? undefined };
}

function nomeDaFuncao(codigo: string): string {
  const funcao = TODAS_AS_FUNCOES.find((f) => f === codigo);
  return funcao === undefined ? codigo : FUNCOES[funcao].nome;
}

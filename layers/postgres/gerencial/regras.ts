import type pg from 'pg';
import { CODIGOS_DAS_REGRAS, conferirParametros, parametrosDa, type CodigoDaRegra, type Parametro } from '../../../domain/gerencial/regras-de-fraude.ts';
import { ok } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import { recusaDeMudou, versaoDe } from '../comum/versao.ts';
import type { Executor } from '../conexao.ts';

/** A rule as the utility has it. */
export interface RegraGuardada {
  readonly codigo: CodigoDaRegra;
  readonly nome: string;
  readonly descricao: string;
  readonly parametros: Readonly<Record<string, unknown>>;
  readonly peso: number;
  readonly ativa: boolean;
  readonly alteradaEm: string | null;
  readonly alteradaPor: string | null;
}

const COLUNAS = `codigo, nome, descricao, parametros, peso, ativa, alterada_em AS "alteradaEm", alterada_por AS "alteradaPor"`;

/** Those that the program knows: one that a later version brought is not run by this one. */
export async function regrasDeFraude(banco: Executor): Promise<readonly RegraGuardada[]> {
  const { rows } = await banco.query<{ regras: RegraGuardada[] }>(
    `SELECT coalesce(json_agg(x), '[]') AS regras FROM (SELECT ${COLUNAS} FROM gerencial.regra_de_fraude WHERE codigo = ANY ($1) ORDER BY array_position($1, codigo)) x`,
    [CODIGOS_DAS_REGRAS],
  );
  return rows[0]?.regras ?? [];
}

export interface RegraParaTela extends Omit<RegraGuardada, 'parametros'> {
  readonly versao: string;
  readonly parametros: (Parametro & { readonly nome: string; readonly valor: number })[];
}

/** With what each parameter means and its limits. */
export function paraTela(r: RegraGuardada): RegraParaTela {
  const parametros = Object.entries(parametrosDa(r.codigo)).map(([nome, p]) => {
    const valor = r.parametros[nome];
    return { nome, ...p, valor: typeof valor === 'number' ? valor : p.padrao };
  });
  return { ...r, alteradaEm: r.alteradaEm === null ? null : new Date(r.alteradaEm).toISOString(), parametros, versao: versaoDaRegra(r) };
}

/** Of what of it is changed. */
function versaoDaRegra({ ativa, peso, parametros }: RegraGuardada): string {
  return versaoDe({ ativa, peso, parametros });
}

export interface MudancaDeRegra {
  readonly codigo: CodigoDaRegra;
  readonly ativa: boolean;
  readonly peso: number;
  readonly parametros: Readonly<Record<string, number>>;
  readonly versao: string;
  readonly motivo: string;
  readonly autor: Autor;
}

/** Changes a rule, audited with before and after: who loosens a threshold leaves a name. Parameters that are not said stay as they are. */
export async function mudarRegra(cliente: pg.ClientBase, m: MudancaDeRegra) {
  const { rows } = await cliente.query<RegraGuardada>(`SELECT ${COLUNAS} FROM gerencial.regra_de_fraude WHERE codigo = $1 FOR UPDATE`, [m.codigo]);
  const antes = rows[0];
  if (antes === undefined) throw new Error(`a regra ${m.codigo} não está no banco`);
  if (versaoDaRegra(antes) !== m.versao) return recusaDeMudou('fraude/regra-mudou', 'esta regra');
  const conferidos = conferirParametros(m.codigo, { ...antes.parametros, ...m.parametros });
  if (!conferidos.ok) return conferidos;
  await cliente.query('UPDATE gerencial.regra_de_fraude SET parametros = $2, peso = $3, ativa = $4, alterada_em = clock_timestamp(), alterada_por = $5 WHERE codigo = $1', [
    m.codigo,
    JSON.stringify(conferidos.valor),
    m.peso,
    m.ativa,
    m.autor.nome,
  ]);
  await auditar(cliente, {
    autor: m.autor,
    funcao: 'gerencial/mudar-regra-fraude',
    objeto: `regra-de-fraude:${m.codigo}`,
    antes: { ...antes.parametros, peso: antes.peso, ativa: antes.ativa },
    depois: { ...conferidos.valor, peso: m.peso, ativa: m.ativa },
    motivo: m.motivo,
  });
  const depois = (await regrasDeFraude(cliente)).find((r) => r.codigo === m.codigo);
  if (depois === undefined) throw new Error(`a regra ${m.codigo} sumiu`);
  return ok(paraTela(depois));
}

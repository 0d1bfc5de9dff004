/** Acts on many people at once that wait for a second administrator (migrations/0034_gente.sql). */
import type { Executor } from '../conexao.ts';
import { paginar, type Pagina } from './pagina.ts';
import type { PessoaNomeada } from './pessoas.ts';

export interface AtoEmMassa {
  readonly id: number;
  readonly ato: 'ATIVAR' | 'DESATIVAR';
  readonly pessoas: PessoaNomeada[];
  readonly motivo: string;
  readonly pedidoPor: string;
  readonly pedidoEm: string;
  readonly situacao: 'PENDENTE' | 'APROVADO' | 'RECUSADO';
  readonly decididoPor: string | null;
  readonly decididoEm: string | null;
  readonly resposta: string | null;
}

const ATOS = `
  SELECT a.id, a.ato, (SELECT json_agg(json_build_object('id', u.id, 'nome', u.nome) ORDER BY u.nome) FROM acesso.usuario u WHERE u.id = ANY (a.usuarios)) AS pessoas,
         a.motivo, p.nome AS "pedidoPor", a.pedido_em AS "pedidoEm", a.situacao, d.nome AS "decididoPor", a.decidido_em AS "decididoEm", a.resposta, p.id AS pedinte
    FROM acesso.ato_em_massa a JOIN acesso.usuario p ON p.id = a.pedido_por LEFT JOIN acesso.usuario d ON d.id = a.decidido_por`;
const MOSTRADO = 'id, ato, pessoas, motivo, "pedidoPor", "pedidoEm", situacao, "decididoPor", "decididoEm", resposta';

/** What waits comes first, the oldest before; then the last decided. */
export async function listarAtosEmMassa(banco: Executor, { situacao, ...pagina }: { readonly situacao: string | null } & Pagina) {
  const lista = await paginar<AtoEmMassa>(banco, `SELECT ${MOSTRADO} FROM (${ATOS}) a WHERE $1::text IS NULL OR situacao = $1`, `situacao <> 'PENDENTE', "decididoEm" DESC NULLS FIRST, id`, [situacao], pagina);
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function atoEmMassaPorId(banco: Executor, id: number): Promise<{ readonly ato: AtoEmMassa; readonly pedinte: string } | undefined> {
  const { rows } = await banco.query<{ ato: AtoEmMassa; pedinte: string }>(`SELECT pedinte, (SELECT to_json(x) FROM (SELECT ${MOSTRADO}) x) AS ato FROM (${ATOS}) a WHERE id = $1`, [id]);
  return rows[0] && { pedinte: rows[0].pedinte, ato: emIso(rows[0].ato) };
}

function emIso(a: AtoEmMassa): AtoEmMassa {
  return { ...a, pedidoEm: new Date(a.pedidoEm).toISOString(), decididoEm: a.decididoEm === null ? null : new Date(a.decididoEm).toISOString() };
}

export async function pedirAtoEmMassa(cliente: Executor, a: { readonly ativo: boolean; readonly ids: readonly string[]; readonly motivo: string; readonly por: string }): Promise<number> {
  const { rows } = await cliente.query<{ id: number }>('INSERT INTO acesso.ato_em_massa (ato, usuarios, motivo, pedido_por) VALUES ($1, $2, $3, $4) RETURNING id', [a.ativo ? 'ATIVAR' : 'DESATIVAR', a.ids, a.motivo, a.por]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('o pedido não foi incluído');
  return id;
}

/** False when it does not wait any more. */
export async function decidirAtoPendente(cliente: Executor, d: { readonly id: number; readonly aprovar: boolean; readonly por: string; readonly resposta: string }): Promise<boolean> {
  const { rowCount } = await cliente.query(`UPDATE acesso.ato_em_massa SET situacao = $2, decidido_por = $3, decidido_em = clock_timestamp(), resposta = $4 WHERE id = $1 AND situacao = 'PENDENTE'`, [
    d.id,
    d.aprovar ? 'APROVADO' : 'RECUSADO',
    d.por,
    d.resposta,
  ]);
  return rowCount === 1;
}

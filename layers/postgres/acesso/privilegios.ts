/** Privileges granted by name (migrations/0029_direitos.sql). */
import type { Executor } from '../conexao.ts';
import { paginar, type Pagina } from './pagina.ts';
import type { PessoaNomeada } from './pessoas.ts';

export interface PrivilegioDado {
  readonly id: number;
  readonly pessoa: PessoaNomeada;
  readonly privilegio: string;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  readonly situacao: 'VIGENTE' | 'FUTURO' | 'ENCERRADO' | 'RETIRADO';
  readonly concedidoPor: string;
  readonly concedidoEm: string;
  readonly retiradoEm: string | null;
}

/** $1: today. */
const DADOS = `
  SELECT g.id, json_build_object('id', u.id, 'nome', u.nome) AS pessoa, u.id AS usuario, g.privilegio, g.de, g.ate, g.motivo, p.nome AS "concedidoPor",
         g.concedido_em AS "concedidoEm", g.retirado_em AS "retiradoEm",
         CASE WHEN g.retirado_em IS NOT NULL THEN 'RETIRADO' WHEN g.ate < $1::date THEN 'ENCERRADO' WHEN g.de > $1::date THEN 'FUTURO' ELSE 'VIGENTE' END AS situacao
    FROM acesso.privilegio_concedido g JOIN acesso.usuario u ON u.id = g.usuario JOIN acesso.usuario p ON p.id = g.concedido_por`;
const MOSTRADO = 'id, pessoa, privilegio, de, ate, motivo, situacao, "concedidoPor", "concedidoEm", "retiradoEm"';

export interface FiltroDePrivilegios {
  readonly hoje: string;
  readonly pessoa: string | null;
  readonly privilegio: string | null;
  readonly situacao: string | null;
  /** In force, and over within so many days. */
  readonly venceEmDias: number | null;
}

/** What ends first comes first; what is over, last. */
export async function listarPrivilegios(banco: Executor, { hoje, pessoa, privilegio, situacao, venceEmDias, ...pagina }: FiltroDePrivilegios & Pagina) {
  const lista = await paginar<PrivilegioDado>(
    banco,
    `SELECT ${MOSTRADO} FROM (${DADOS}) g
      WHERE ($2::uuid IS NULL OR usuario = $2) AND ($3::text IS NULL OR privilegio = $3) AND ($4::text IS NULL OR situacao = $4)
        AND ($5::integer IS NULL OR (situacao = 'VIGENTE' AND ate <= $1::date + $5::integer))`,
    `situacao IN ('ENCERRADO', 'RETIRADO'), ate, id`,
    [hoje, pessoa, privilegio, situacao, venceEmDias],
    pagina,
  );
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function privilegioPorId(banco: Executor, id: number, hoje: string): Promise<PrivilegioDado | undefined> {
  const { rows } = await banco.query<{ dado: PrivilegioDado }>(`SELECT to_json(x) AS dado FROM (SELECT ${MOSTRADO} FROM (${DADOS}) g WHERE id = $2) x`, [hoje, id]);
  return rows[0] && emIso(rows[0].dado);
}

function emIso(p: PrivilegioDado): PrivilegioDado {
  return { ...p, concedidoEm: new Date(p.concedidoEm).toISOString(), retiradoEm: p.retiradoEm === null ? null : new Date(p.retiradoEm).toISOString() };
}

export interface PrivilegioNovo {
  readonly pessoa: string;
  readonly privilegio: string;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  readonly por: string;
}

export async function incluirPrivilegio(cliente: Executor, p: PrivilegioNovo): Promise<number> {
  const { rows } = await cliente.query<{ id: number }>(
    'INSERT INTO acesso.privilegio_concedido (usuario, privilegio, de, ate, motivo, concedido_por) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
    [p.pessoa, p.privilegio, p.de, p.ate, p.motivo, p.por],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('o privilégio não foi incluído');
  return id;
}

/** False when it was already withdrawn. */
export async function retirarPrivilegioDado(cliente: Executor, id: number): Promise<boolean> {
  const { rowCount } = await cliente.query('UPDATE acesso.privilegio_concedido SET retirado_em = clock_timestamp() WHERE id = $1 AND retirado_em IS NULL', [id]);
  return rowCount === 1;
}

/** How two people stand to one privilege, of what is not over: who would grant holds it; who would receive grants it to others; who would receive has it on some of the days. */
export async function situacaoDoPar(cliente: Executor, p: PrivilegioNovo, hoje: string): Promise<{ readonly concedenteTem: boolean; readonly recebedorConcede: boolean; readonly jaTem: boolean }> {
  const { rows } = await cliente.query<{ concedenteTem: boolean; recebedorConcede: boolean; jaTem: boolean }>(
    `SELECT coalesce(bool_or(g.usuario = $2), false) AS "concedenteTem", coalesce(bool_or(g.concedido_por = $1), false) AS "recebedorConcede",
            coalesce(bool_or(g.usuario = $1 AND g.de <= $6::date AND g.ate >= $5::date), false) AS "jaTem"
       FROM acesso.privilegio_concedido g WHERE g.privilegio = $3 AND g.retirado_em IS NULL AND g.ate >= $4::date`,
    [p.pessoa, p.por, p.privilegio, hoje, p.de, p.ate],
  );
  return rows[0] ?? { concedenteTem: false, recebedorConcede: false, jaTem: false };
}

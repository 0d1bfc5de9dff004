/** What people lend to each other (migrations/0029_direitos.sql). */
import type { Executor } from '../conexao.ts';
import type { ChaveDeApi } from './chaves.ts';
import { concessoesEmJson } from './concessoes.ts';
import { paginar, type Pagina } from './pagina.ts';
import type { PessoaNomeada } from './pessoas.ts';

export interface DelegacaoFeita {
  readonly id: number;
  readonly delegante: PessoaNomeada;
  readonly delegado: PessoaNomeada;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
  readonly situacao: 'VIGENTE' | 'FUTURA' | 'TERMINADA' | 'ENCERRADA';
  readonly concessoes: ChaveDeApi['concessoes'];
  readonly criadaEm: string;
  readonly encerradaEm: string | null;
}

/** $1: today. TERMINADA: its days are over; ENCERRADA: somebody ended it before. */
const FEITAS = `
  SELECT d.id, json_build_object('id', a.id, 'nome', a.nome) AS delegante, json_build_object('id', b.id, 'nome', b.nome) AS delegado, a.id AS de_quem, b.id AS a_quem,
         d.de, d.ate, d.motivo, ${concessoesEmJson('delegacao', 'd.id')} AS concessoes, d.criada_em AS "criadaEm", d.encerrada_em AS "encerradaEm",
         CASE WHEN d.encerrada_em IS NOT NULL THEN 'ENCERRADA' WHEN d.ate < $1::date THEN 'TERMINADA' WHEN d.de > $1::date THEN 'FUTURA' ELSE 'VIGENTE' END AS situacao
    FROM acesso.delegacao d JOIN acesso.usuario a ON a.id = d.delegante JOIN acesso.usuario b ON b.id = d.delegado`;
const MOSTRADA = 'id, delegante, delegado, de, ate, motivo, situacao, concessoes, "criadaEm", "encerradaEm"';

/** Of one person, on either side, or of all. What is in course first, then what is to come, then what is over. */
export async function listarDelegacoesFeitas(banco: Executor, { hoje, pessoa, situacao, ...pagina }: { readonly hoje: string; readonly pessoa: string | null; readonly situacao: string | null } & Pagina) {
  const lista = await paginar<DelegacaoFeita>(
    banco,
    `SELECT ${MOSTRADA} FROM (${FEITAS}) d WHERE ($2::uuid IS NULL OR $2 IN (de_quem, a_quem)) AND ($3::text IS NULL OR situacao = $3)`,
    `array_position(ARRAY['VIGENTE', 'FUTURA', 'TERMINADA', 'ENCERRADA'], situacao), ate, id`,
    [hoje, pessoa, situacao],
    pagina,
  );
  return { ...lista, itens: lista.itens.map(emIso) };
}

export async function delegacaoPorId(banco: Executor, id: number, hoje: string): Promise<DelegacaoFeita | undefined> {
  const { rows } = await banco.query<{ feita: DelegacaoFeita }>(`SELECT to_json(x) AS feita FROM (SELECT ${MOSTRADA} FROM (${FEITAS}) d WHERE id = $2) x`, [hoje, id]);
  return rows[0] && emIso(rows[0].feita);
}

function emIso(d: DelegacaoFeita): DelegacaoFeita {
  return { ...d, criadaEm: new Date(d.criadaEm).toISOString(), encerradaEm: d.encerradaEm === null ? null : new Date(d.encerradaEm).toISOString() };
}

export interface DelegacaoNova {
  readonly delegante: string;
  readonly delegado: string;
  readonly de: string;
  readonly ate: string;
  readonly motivo: string;
}

export async function incluirDelegacao(cliente: Executor, d: DelegacaoNova): Promise<number> {
  const { rows } = await cliente.query<{ id: number }>('INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por) VALUES ($1, $2, $3, $4, $5, $1) RETURNING id', [
    d.delegante,
    d.delegado,
    d.de,
    d.ate,
    d.motivo,
  ]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a delegação não foi incluída');
  return id;
}

/** False when it was already ended. */
export async function encerrarDelegacaoFeita(cliente: Executor, id: number): Promise<boolean> {
  const { rowCount } = await cliente.query('UPDATE acesso.delegacao SET encerrada_em = clock_timestamp() WHERE id = $1 AND encerrada_em IS NULL', [id]);
  return rowCount === 1;
}

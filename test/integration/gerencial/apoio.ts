/** What the tests of caça-fraude plant: people, acts of the past, the people responsible for ligações. */
import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { cacarFraudes, type ResultadoDaRegra } from '../../../layers/postgres/gerencial/cacar-fraudes.ts';
import { CHAVE_PESSOAL } from '../../fixture/cidade.ts';

export interface AtoPlantado {
  readonly usuario: string;
  readonly funcao?: string;
  readonly objeto?: string;
  /** Interval of PostgreSQL before now, or an instant of America/Sao_Paulo (`2026-11-27 03:10`). */
  readonly ha?: string;
  readonly em?: string;
  readonly ip?: string;
  readonly dispositivo?: string;
  readonly antes?: unknown;
  readonly depois?: unknown;
  readonly resultado?: string;
}

/** Writes in the audit acts that happened before: only the owner of the database can. */
export async function plantar(raiz: Pool, atos: readonly AtoPlantado[]): Promise<void> {
  await raiz.query(
    `INSERT INTO comum.auditoria (em, usuario, funcao, objeto, ip, dispositivo, antes, depois, resultado)
     SELECT coalesce(a.em AT TIME ZONE 'America/Sao_Paulo', now() - coalesce(a.ha, '1 hour')::interval), a.usuario, coalesce(a.funcao, 'faturamento/recalcular-previa'), coalesce(a.objeto, 'ciclo:1'),
            a.ip::inet, a.dispositivo, a.antes, a.depois, coalesce(a.resultado, 'FEITO')
       FROM jsonb_to_recordset($1) AS a (usuario text, funcao text, objeto text, ha text, em timestamp, ip text, dispositivo text, antes jsonb, depois jsonb, resultado text)`,
    [JSON.stringify(atos)],
  );
}

/** Many equal acts. */
export const vezes = (n: number, ato: AtoPlantado): AtoPlantado[] => Array.from({ length: n }, () => ato);

/** Every rule, none of which may fail. */
export async function rodar(pool: Pool): Promise<Readonly<Record<string, ResultadoDaRegra>>> {
  const rodada = await cacarFraudes(pool, { origem: 'COMANDO', autor: { nome: 'sistema:teste' }, limiteMs: 60_000, protecao: () => Promise.resolve(protecaoDePessoas({ chave: CHAVE_PESSOAL })) });
  if (!rodada.ok) throw new Error(rodada.erro.mensagem);
  const falhas = rodada.valor.regras.filter((r) => r.erro !== null);
  if (falhas.length > 0) throw new Error(JSON.stringify(falhas));
  return Object.fromEntries(rodada.valor.regras.map((r) => [r.regra, r]));
}

export interface CasoAchado {
  readonly id: number;
  readonly chave: string;
  readonly situacao: string;
  readonly pontos: number;
  readonly usuarios: string[];
  readonly objetos: string[];
  readonly dono: string | null;
  readonly marcas: string[];
}

export async function casosDa(pool: Pool, regra: string): Promise<readonly CasoAchado[]> {
  const { rows } = await pool.query<CasoAchado>(
    `SELECT id, chave, situacao, pontos, usuarios, objetos, dono, ARRAY(SELECT marca FROM gerencial.evidencia_de_fraude e WHERE e.caso = c.id ORDER BY marca) AS marcas
       FROM gerencial.caso_de_fraude c WHERE regra = $1 ORDER BY chave`,
    [regra],
  );
  return rows;
}

export async function usuario(raiz: Pool, u: { readonly login: string; readonly nome: string; readonly email?: string; readonly administrador?: boolean; readonly ativo?: boolean; readonly ultimoAcesso?: string; readonly criado?: string }): Promise<string> {
  const { rows } = await raiz.query<{ id: string }>(
    `INSERT INTO acesso.usuario (login, nome, email, administrador, ativo, ultimo_acesso, criado_em)
     VALUES ($1, $2, $3, $4, $5, now() - $6::interval, now() - coalesce($7, '1 hour')::interval) RETURNING id`,
    [u.login, u.nome, u.email ?? `${u.login}@sem-email.invalid`, u.administrador ?? false, u.ativo ?? true, u.ultimoAcesso ?? null, u.criado ?? null],
  );
  return rows[0]?.id ?? '';
}

/** Gives the ligação to a person of that name, who was responsible for none. */
export async function responsavel(raiz: Pool, cdc: number, nome: string): Promise<void> {
  await raiz.query('UPDATE cadastro.pessoa SET nome = $2 WHERE id = (SELECT pessoa FROM cadastro.ligacao WHERE cdc = $1)', [cdc, nome]);
}

/** Some ligações whose people have no other. */
export async function ligacoesDeUmSo(raiz: Pool, quantas: number): Promise<readonly number[]> {
  const { rows } = await raiz.query<{ cdc: number }>('SELECT min(cdc) AS cdc FROM cadastro.ligacao GROUP BY pessoa HAVING count(*) = 1 ORDER BY 1 LIMIT $1', [quantas]);
  return rows.map((r) => r.cdc);
}

/** A case to work on: three recalculations of one ligação by Rui Prado, found. */
export async function casoDeRui(raiz: Pool, app: Pool, ligacao = 700): Promise<number> {
  await plantar(raiz, vezes(3, { usuario: 'Rui Prado', objeto: `ciclo:1/ligacao:${ligacao}`, ha: '3 days' }));
  await rodar(app);
  const caso = (await casosDa(raiz, 'R1')).find((c) => c.chave === `Rui Prado/ligacao:${ligacao}`);
  if (caso === undefined) throw new Error('o caso não foi achado');
  return caso.id;
}

export interface AtoEscrito {
  readonly usuario: string;
  readonly objeto: string;
  readonly antes: unknown;
  readonly depois: unknown;
  readonly motivo: string | null;
}

/** The acts of the audit of that function, the most recent first. */
export async function atosDe(raiz: Pool, funcao: string): Promise<readonly AtoEscrito[]> {
  const { rows } = await raiz.query<AtoEscrito>('SELECT usuario, objeto, antes, depois, motivo FROM comum.auditoria WHERE funcao = $1 ORDER BY id DESC', [funcao]);
  return rows;
}

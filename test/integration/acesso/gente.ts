/** People with rights of their own, for the routes of keys, privileges, loans and requests: the real door, rights read from PostgreSQL at each change. */
import { beforeAll } from 'vitest';
import { direitosDoAmbiente } from '../../../layers/http/direitos.ts';
import type { Operacao } from '../../../layers/http/operacao.ts';
import type { ContextoDoAutorizador } from '../../../layers/http/quem.ts';
import { clienteDe, IdempotenciaEmMemoria, type Chamada } from '../../contract/http-apoio.ts';
import { AmbienteBanco, poolDoAmbiente } from '../../../layers/postgres/do-ambiente.ts';
import { comAcesso, type Acesso } from './apoio.ts';

export interface Direito {
  readonly funcao: string;
  readonly acoes: readonly string[];
  readonly setores?: readonly number[];
  readonly efeito?: 'NEGA';
}

type Resposta = Awaited<ReturnType<ReturnType<typeof clienteDe>>>;
type Ato = Omit<Chamada, 'quem'>;

export interface Gente extends Acesso {
  /** The owner of the database: what a test puts there by hand. */
  readonly sql: <L extends object = Record<string, unknown>>(texto: string, valores?: unknown[]) => Promise<readonly L[]>;
  /** An active person with these grants; answers the id. */
  readonly pessoa: (login: string, direitos?: readonly Direito[]) => Promise<string>;
  readonly contexto: (login: string) => Promise<ContextoDoAutorizador>;
  readonly como: (login: string, ato: Ato) => Promise<Resposta>;
  /** A call by whatever the authorizer made of these headers. */
  readonly com: (quem: ContextoDoAutorizador, ato: Ato) => Promise<Resposta>;
  /** Runs the calls of a race so many times. Any change of rights writes the row of their version, and there waits for the one before: without it, only the locks of the acts remain. */
  readonly soAsTravas: (vezes: number, corrida: (vez: number) => Promise<void>) => Promise<void>;
  /** The last act of the audit about the function. */
  readonly ultimo: (funcao: string) => Promise<Record<string, unknown> | undefined>;
}

const CABECALHOS = { 'sec-fetch-site': 'same-origin' };
let numero = 0;

export function comGente(carregar: () => Promise<readonly Operacao[]>): () => Gente {
  const acesso = comAcesso();
  let gente: Gente | undefined;
  beforeAll(async () => {
    const { banco } = acesso();
    // what each may is said one by one
    await banco.pool().query('DROP TRIGGER dar_algo_a_fazer ON acesso.usuario');
    // a process has one connection, and two calls would take turns
    await poolDoAmbiente(AmbienteBanco.parse(process.env), 4);
    const chamar = clienteDe(await carregar(), new IdempotenciaEmMemoria(), direitosDoAmbiente());
    const sql = async <L extends object>(texto: string, valores: unknown[] = []) => (await banco.pool().query(texto, valores)).rows as L[];
    await sql(`INSERT INTO cadastro.localidade (id, nome, municipio, uf) VALUES (10, 'Sede', 'Cidade', 'SP'), (20, 'Distrito', 'Cidade', 'SP') ON CONFLICT DO NOTHING`);
    await sql(`INSERT INTO cadastro.setor (id, localidade, codigo, nome) VALUES (1, 10, 1, 'Centro'), (2, 10, 2, 'Norte'), (3, 20, 1, 'Serra') ON CONFLICT DO NOTHING`);
    const contexto = async (login: string): Promise<ContextoDoAutorizador> => {
      const [u] = await sql<{ id: string; nome: string; versao: string }>('SELECT u.id, u.nome, v.versao::text AS versao FROM acesso.usuario u, acesso.versao_dos_direitos v WHERE login = $1', [login]);
      if (u === undefined) throw new Error(`não há ${login}`);
      return { origem: 'sessao', confianca: 'operador', nome: u.nome, usuario: u.id, login, sessao: '00000000-0000-4000-8000-000000000002', versao: u.versao };
    };
    const com = (quem: ContextoDoAutorizador, ato: Ato) => chamar({ ...ato, quem, cabecalhos: { ...CABECALHOS, 'idempotency-key': `ato-de-teste-${++numero}`, ...ato.cabecalhos } });
    gente = {
      ...acesso(),
      sql,
      contexto,
      com,
      como: async (login, ato) => com(await contexto(login), ato),
      pessoa: async (login, direitos = []) => {
        const [u] = await sql<{ id: string }>(`INSERT INTO acesso.usuario (login, nome, email, troca_senha) VALUES ($1, $2, $1 || '@saae.example', false) RETURNING id`, [login, `Pessoa ${login}`]);
        if (u === undefined) throw new Error('não entrou');
        await dar(sql, u.id, direitos);
        return u.id;
      },
      soAsTravas: async (vezes, corrida) => {
        const [f] = await sql<{ def: string }>(`SELECT pg_get_functiondef('acesso.mudar_versao'::regproc) AS def`);
        await sql('CREATE OR REPLACE FUNCTION acesso.mudar_versao() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$');
        try {
          for (let vez = 0; vez < vezes; vez += 1) await corrida(vez);
        } finally {
          await sql(f?.def ?? '');
        }
      },
      ultimo: async (funcao) => (await sql<Record<string, unknown>>('SELECT usuario, delegante, objeto, antes, depois, motivo, resultado FROM comum.auditoria WHERE funcao = $1 ORDER BY id DESC LIMIT 1', [funcao]))[0],
    };
  });
  return () => {
    if (gente === undefined) throw new Error('só dentro dos testes');
    return gente;
  };
}

/** Grants by hand, to a person. */
export async function dar(sql: Gente['sql'], usuario: string, direitos: readonly Direito[]): Promise<void> {
  for (const { funcao, acoes, setores = null, efeito = 'CONCEDE' } of direitos) {
    await sql('INSERT INTO acesso.concessao (usuario, funcao, acoes, setores, efeito) VALUES ($1, $2, $3, $4, $5)', [usuario, funcao, acoes, setores, efeito]);
  }
}

/** A day so many days from today, in America/Sao_Paulo. */
export function dia(dias: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' }).format(new Date(Date.now() + dias * 86_400_000));
}

/** In order: of calls at the same moment nobody knows which comes first. */
export function status(respostas: readonly { readonly statusCode?: number | undefined }[]): number[] {
  return respostas.map((r) => r.statusCode ?? 0).sort((a, b) => a - b);
}

/** Who does not hold what the route asks for is refused by the door, whatever he sends. */
export const RECUSADO = { statusCode: 403, json: { codigo: 'acesso/negado' } };

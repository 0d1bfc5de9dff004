import { conferirParametros, type CodigoDaRegra, type ParametrosDe } from '../../../domain/gerencial/regras-de-fraude.ts';
import { exigir, ok, recusa, type Recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import type { Achado } from '../../../domain/gerencial/achado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { ProtecaoDePessoas } from '../../pessoais/proteger.ts';
import type { Executor, Pool } from '../conexao.ts';
import { emTransacao } from '../transacao.ts';
import { procurarRecalculos } from './fraude/r1-recalculo.ts';
import { procurarAcessos } from './fraude/r10-acesso-fora-do-padrao.ts';
import { procurarExcessos } from './fraude/r12-excesso-de-permissao.ts';
import { procurarDesfeitos } from './fraude/r6-decide-e-desfaz.ts';
import { procurarNomes } from './fraude/r7-nome-parecido.ts';
import { registrarAchados } from './registrar-achados.ts';
import { regrasDeFraude, type RegraGuardada } from './regras.ts';

/** What compares encrypted data, under the keys as they are now; a rule that does not need it does not ask for it. */
type Protecao = () => Promise<Pick<ProtecaoDePessoas, 'indicesDoContato'>>;
type Procura<R extends CodigoDaRegra> = (banco: Executor, p: ParametrosDe<R>, protecao: Protecao) => Promise<readonly Achado[]>;

const PROCURAS: { readonly [R in CodigoDaRegra]: Procura<R> } = {
  R1: procurarRecalculos,
  R6: procurarDesfeitos,
  R7: procurarNomes,
  R10: procurarAcessos,
  R12: procurarExcessos,
};

function procurar<R extends CodigoDaRegra>(codigo: R, banco: Executor, guardados: Readonly<Record<string, unknown>>, protecao: Protecao): Promise<readonly Achado[]> {
  return PROCURAS[codigo](banco, exigir(conferirParametros(codigo, guardados)), protecao);
}

export interface ResultadoDaRegra {
  readonly regra: CodigoDaRegra;
  readonly achados: number;
  readonly casosNovos: number;
  readonly evidenciasNovas: number;
  readonly duracaoMs: number;
  readonly erro: string | null;
}

export interface Rodada {
  readonly id: number;
  readonly regras: ResultadoDaRegra[];
}

export type RecusaDeRodada = Recusa & { readonly codigo: 'fraude/rodada-em-andamento' };

/** A run without end for longer than this died with its process: what a person asks for ends with the call, in less than half a minute. */
const MORREU = `iniciada_em <= clock_timestamp() - CASE origem WHEN 'PESSOA' THEN interval '1 minute' ELSE interval '20 minutes' END`;
/** Any number that no other lock of the database uses. */
const TRAVA = 310_031;

/** Two starts at once take turns, and the second is refused. */
async function comecar(pool: Pool, origem: string, autor: Autor): Promise<number | undefined> {
  return emTransacao(pool, async (cliente) => {
    await cliente.query('SELECT pg_advisory_xact_lock($1)', [TRAVA]);
    const { rows } = await cliente.query<{ id: number }>(
      `INSERT INTO gerencial.rodada_de_fraude (origem, por)
       SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM gerencial.rodada_de_fraude WHERE terminada_em IS NULL AND NOT (${MORREU}))
       RETURNING id`,
      [origem, autor.nome],
    );
    const rodada = rows[0]?.id;
    if (rodada !== undefined) await auditar(cliente, { autor, funcao: origem === 'PESSOA' ? 'gerencial/rodar-caca-fraude' : 'gerencial/cacar-fraudes', objeto: `rodada-de-fraude:${rodada}` });
    return rodada;
  });
}

const GUARDAR = `
INSERT INTO gerencial.rodada_de_regra (rodada, regra, achados, casos_novos, evidencias_novas, duracao_ms, erro) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** A rule is one transaction: what it finds is written whole, or nothing of it is and the run says why. */
async function rodarRegra(pool: Pool, rodada: number, regra: RegraGuardada, { por, ateMs, protecao }: { readonly por: string; readonly ateMs: number; readonly protecao: Protecao }): Promise<ResultadoDaRegra> {
  const inicio = performance.now();
  const nada = { regra: regra.codigo, achados: 0, casosNovos: 0, evidenciasNovas: 0 };
  const restante = Math.floor(ateMs - inicio);
  let feito: ResultadoDaRegra;
  try {
    if (restante < 100) throw new Error('não houve tempo para esta regra: a rodada da madrugada tem mais');
    feito = await emTransacao(pool, async (cliente) => {
      await cliente.query(`SELECT set_config('statement_timeout', $1, true)`, [String(restante)]);
      const achados = await procurar(regra.codigo, cliente, regra.parametros, protecao);
      const escritos = await registrarAchados(cliente, { rodada, regra: regra.codigo, peso: regra.peso, por, achados });
      return { regra: regra.codigo, achados: achados.length, ...escritos, duracaoMs: Math.round(performance.now() - inicio), erro: null };
    });
  } catch (e) {
    feito = { ...nada, duracaoMs: Math.round(performance.now() - inicio), erro: (e instanceof Error ? e.message : String(e)).slice(0, 300) };
  }
  await pool.query(GUARDAR, [rodada, feito.regra, feito.achados, feito.casosNovos, feito.evidenciasNovas, feito.duracaoMs, feito.erro]);
  return feito;
}

/**
 * Runs every active rule, one after the other, within `limiteMs` for all of them. The error of one does not stop the others. Refusal:
 * `fraude/rodada-em-andamento`.
 */
export async function cacarFraudes(
  pool: Pool,
  { origem, autor, limiteMs, protecao }: { readonly origem: 'AGENDA' | 'PESSOA' | 'COMANDO'; readonly autor: Autor; readonly limiteMs: number; readonly protecao: Protecao },
): Promise<Resultado<Rodada, RecusaDeRodada>> {
  const ateMs = performance.now() + limiteMs;
  const id = await comecar(pool, origem, autor);
  if (id === undefined) return recusa('fraude/rodada-em-andamento', 'Outra rodada está em andamento. Espere alguns minutos e veja o resultado dela na tela de regras.');
  const regras: ResultadoDaRegra[] = [];
  for (const regra of await regrasDeFraude(pool)) {
    if (regra.ativa) regras.push(await rodarRegra(pool, id, regra, { por: autor.nome, ateMs, protecao }));
  }
  await pool.query('UPDATE gerencial.rodada_de_fraude SET terminada_em = clock_timestamp() WHERE id = $1', [id]);
  return ok({ id, regras });
}

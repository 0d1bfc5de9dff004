/** A town that has lived one month: two grupos billed, most bills paid, some late, so that the month of a run has charges to collect. */
import pg from 'pg';
import { inject } from 'vitest';
import { exigir } from '../../../domain/comum/resultado.ts';
import { protecaoDePessoas } from '../../../layers/pessoais/proteger.ts';
import { criarPool, type Pool } from '../../../layers/postgres/conexao.ts';
import { gerarCidade } from '../../../local/semear/cidade.ts';
import { gravarCidade } from '../../../local/semear/gravar.ts';
import { bancoDeTeste, criarBancoDeModelo, type BancoDeTeste } from '../../fixture/banco.ts';
import { CHAVE_PESSOAL } from '../../fixture/cidade.ts';
import { faturasNaRua, retornoDoMesAnterior } from './banco-simulado.ts';
import { CASOS_DE_USO as casos } from './casos-de-uso.ts';
import { ANTES, leiturasDoGrupo, momento } from './plano.ts';

const NOME = 'cidade_simulada';
const LIGACOES = 720;
/** Any number that no other lock of the test server uses. */
const TRAVA = 720_122_026;

const protecao = protecaoDePessoas({ chave: CHAVE_PESSOAL });

async function comPool<T>(banco: BancoDeTeste, papel: 'nascente_migrador' | 'nascente_lote' | undefined, agir: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = criarPool(banco.acesso(papel));
  try {
    return await agir(pool);
  } finally {
    await pool.end();
  }
}

async function faturar(lote: Pool, grupo: number): Promise<void> {
  const m = momento(ANTES.emissao);
  const [leituras] = await leiturasDoGrupo(lote, grupo, ANTES, 1);
  await casos.receberLeituras(lote, leituras, m);
  const { ciclo } = exigir(await casos.abrirCiclo(lote, grupo, ANTES.mes, m)) as { ciclo: number };
  const rotas = await casos.congelarLote(lote, ciclo, m);
  await casos.calcularRotas(lote, ciclo, rotas, m);
  await casos.fecharPrevia(lote, ciclo, m);
  for (const cdc of await pendentes(lote, ciclo)) exigir(await casos.decidir(lote, ciclo, cdc, m));
  exigir(await casos.aprovar(lote, ciclo, m));
  await casos.emitirRotas(lote, ciclo, await casos.numerar(lote, ciclo), m);
  await casos.concluir(lote, ciclo, m);
}

/** Ligações whose findings keep the cycle from being approved. */
export async function pendentes(banco: Pool, ciclo: number): Promise<readonly number[]> {
  const { rows } = await banco.query<{ cdc: number }>(
    `SELECT DISTINCT cdc FROM faturamento.apontamento WHERE ciclo = $1 AND situacao = 'PENDENTE' AND bloqueia ORDER BY cdc`,
    [ciclo],
  );
  return rows.map((r) => r.cdc);
}

async function construir(banco: BancoDeTeste): Promise<void> {
  await comPool(banco, 'nascente_migrador', async (dono) => {
    const cliente = await dono.connect();
    await gravarCidade(cliente, gerarCidade({ ligacoes: LIGACOES, referencia: ANTES.referencia }), protecao).finally(() => cliente.release());
  });
  await comPool(banco, 'nascente_lote', async (lote) => {
    for (const grupo of [1, 2]) await faturar(lote, grupo);
    const bytes = retornoDoMesAnterior(await faturasNaRua(lote, ANTES.mes), ANTES.pagamentos);
    await casos.receberRetorno(lote, { nome: 'RET0001.TXT', bytes }, momento(ANTES.pagamentos));
  });
  await comPool(banco, undefined, async (raiz) => {
    // what was left to publish belongs to the month that is over
    await raiz.query('UPDATE comum.caixa_saida SET publicado_em = clock_timestamp()');
    await raiz.query('VACUUM ANALYZE');
  });
}

async function garantirModelo(): Promise<void> {
  const { host, porta, superusuario, senha } = inject('postgres');
  const cliente = new pg.Client({ host, port: porta, user: superusuario, password: senha, database: 'postgres' });
  await cliente.connect();
  try {
    await cliente.query('SELECT pg_advisory_lock($1)', [TRAVA]);
    if ((await cliente.query('SELECT FROM pg_database WHERE datname = $1', [NOME])).rowCount === 1) return;
    const novo = await bancoDeTeste();
    await construir(novo);
    await cliente.query(`CREATE DATABASE ${NOME} TEMPLATE "${novo.nome}" OWNER nascente_migrador STRATEGY FILE_COPY`);
    await novo.fechar();
  } finally {
    await cliente.end();
  }
}

/** A fresh clone. The caller closes it. */
export async function bancoSimulado(): Promise<BancoDeTeste> {
  await garantirModelo();
  const banco = await criarBancoDeModelo({ nome: NOME })();
  // deadlocks that a seed provokes are found at once; settings of a database are not copied with it
  const raiz = criarPool({ ...banco.acesso(), maximo: 1 });
  try {
    await raiz.query(`ALTER DATABASE "${banco.nome}" SET deadlock_timeout = '50ms'`);
  } finally {
    await raiz.end();
  }
  return banco;
}

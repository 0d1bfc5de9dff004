/** One round: the floors before and after, and between them the month on a fresh copy of the town, from the readings to the settled file. */
import { criarPool } from '../layers/postgres/conexao.ts';
import { medirImpressao } from './casos/impressao.ts';
import { comClone } from './banco/clone.ts';
import { baixarRetorno } from './casos/baixa.ts';
import { medirConsulta, type ConsultaMedida } from './casos/consulta.ts';
import { calcularMes, decidirCritica, emitirMes, gruposDoMes, reabrirMes, repetirMes, type Turma } from './casos/mes.ts';
import { conferirInvariantes, conferirSomas, DA_PREVIA, digerir, DO_MES, Invalido } from './conferir.ts';
import { retornoDoMes } from './casos/arquivo-de-retorno.ts';
import type { Amostra, Medidor } from './medida/medidor.ts';
import type { Piso } from './pisos/piso.ts';
import type { ServidorDoBench } from './banco/servidor.ts';

export interface Cenario {
  readonly servidor: ServidorDoBench;
  readonly cidade: string;
  readonly turma: Turma;
  readonly medidor: Medidor;
  readonly mes: Piso;
  readonly baixa: Piso;
  /** Print too, in the round that proves: the typesetter stays in the memory of the workers. */
  readonly imprimir: boolean;
}

export interface Rodada {
  readonly contas: number;
  /** F and S, before and after. */
  readonly f: readonly [Amostra, Amostra];
  readonly s: readonly [Amostra, Amostra];
  readonly previas: Amostra;
  readonly emissao: Amostra;
  readonly reabertura: Amostra;
  readonly repeticao: Amostra;
  readonly baixado: Amostra;
  /** Bytes that the month left on disk, per bill: tables and indexes, readings, ledger and payments. */
  readonly bytesPorConta: number;
  readonly digest: string;
  /** Only in the round that proves. */
  readonly consulta: ConsultaMedida | null;
  /** Bills a second in the print file, with the same workers; only in the round that proves. */
  readonly pdfsPorSegundo: number | null;
  /** Of a worker before it printed, MiB. */
  readonly pico: number;
  /** The file of the bank that pays the month. */
  readonly retorno: Uint8Array;
}

/** Readings of the month were there before the round: their part of their table. */
const TAMANHO = `
SELECT pg_database_size(current_database())::float8 AS banco, pg_total_relation_size('leitura.leitura')::float8 *
       (SELECT count(*) FILTER (WHERE referencia = (SELECT max(referencia) FROM leitura.leitura))::float8 / count(*) FROM leitura.leitura) AS leituras`;

async function piso(c: Cenario, qual: Piso): Promise<Amostra> {
  await qual.preparar();
  return c.medidor.medir(() => qual.correr());
}

/** `retorno` of an earlier round, when there was one: the same bills are paid by the same file. `provar` runs every invariant at the end. */
export async function rodar(c: Cenario, retorno: Uint8Array | null, provar: boolean): Promise<Rodada> {
  const { servidor, turma, medidor } = c;
  const f1 = await piso(c, c.mes);
  const meio = await comClone(servidor, c.cidade, async (banco) => {
    const acesso = servidor.acesso(banco, 'nascente_lote');
    const pool = criarPool(acesso);
    const admin = await servidor.administrador(banco);
    await turma.trabalhadores.conectar(acesso, turma.quantos);
    try {
      const antes = (await admin.query<{ banco: number; leituras: number }>(TAMANHO)).rows[0];
      const grupos = await gruposDoMes(pool);
      const ciclos: { ciclo: number; dia: (typeof grupos)[number]['emissao'] }[] = [];
      const previas = await medidor.medir(async () => void ciclos.push(...(await calcularMes(pool, turma, grupos))));
      const digestPrevias = await digerir(admin, DA_PREVIA);
      await decidirCritica(pool);
      const emissao = await medidor.medir(() => emitirMes(pool, turma, ciclos));
      const contas = await conferirSomas(admin);
      const digest = await digerir(admin, DO_MES);
      const reabertura = await medidor.medir(() => reabrirMes(pool, grupos));
      const repeticao = await medidor.medir(() => repetirMes(pool, turma, ciclos));
      if ((await digerir(admin, DO_MES)) !== digest) throw new Invalido('repetir um mês terminado mudou linhas');
      const f2 = await piso(c, c.mes);
      const bytes = retorno ?? (await retornoDoMes(pool));
      const s1 = await piso(c, c.baixa);
      const baixado = await medidor.medir(() => baixarRetorno(pool, bytes));
      const s2 = await piso(c, c.baixa);
      if (provar) await conferirInvariantes(pool);
      const consulta = provar ? await medirConsulta(servidor.acesso(banco, 'nascente_app')) : null;
      const pico = turma.trabalhadores.pico(turma.quantos);
      const pdfsPorSegundo = provar && c.imprimir ? await medirImpressao(pool, turma, ciclos[0]?.ciclo ?? 0) : null;
      const depois = (await admin.query<{ banco: number }>(TAMANHO)).rows[0];
      const bytesPorConta = ((depois?.banco ?? 0) - (antes?.banco ?? 0) + (antes?.leituras ?? 0)) / contas;
      return { contas, f2, s: [s1, s2] as const, previas, emissao, reabertura, repeticao, baixado, bytesPorConta, pico, pdfsPorSegundo, digest: `${digestPrevias} ${digest}`, consulta, retorno: bytes };
    } finally {
      await turma.trabalhadores.soltar();
      await pool.end();
      await admin.end();
    }
  });
  const { f2, ...resto } = meio;
  return { ...resto, f: [f1, f2] };
}

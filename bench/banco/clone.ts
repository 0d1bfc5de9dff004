import type { ServidorDoBench } from './servidor.ts';

/** What a month reads: in memory before each sample, as on a server that has been up for a day. */
const QUENTES = [
  'cadastro.ligacao', 'cadastro.ligacao_pkey', 'leitura.consumo_ligacao', 'leitura.consumo_ligacao_pkey', 'leitura.leitura', 'leitura.leitura_pkey',
  'hidrometria.instalacao', 'hidrometria.instalacao_pkey', 'hidrometria.hidrometro', 'hidrometria.hidrometro_pkey', 'cadastro.dependente',
];

/** Runs `agir` on a fresh copy of the town, in cache, and drops it. Nobody may be connected to the town. */
export async function comClone<T>(s: ServidorDoBench, cidade: string, agir: (banco: string) => Promise<T>): Promise<T> {
  const banco = 'rodada';
  const admin = await s.administrador('postgres');
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${banco} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${banco} TEMPLATE ${cidade} OWNER nascente_migrador STRATEGY FILE_COPY`);
    const dentro = await s.administrador(banco);
    for (const nome of QUENTES) await dentro.query('SELECT pg_prewarm($1)', [nome]);
    await dentro.end();
    return await agir(banco);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${banco} WITH (FORCE)`);
    await admin.end();
  }
}

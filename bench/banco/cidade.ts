/** The town that is billed: real migrations, twelve months of history, and the readings of the month received by the product itself. */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { exigir } from '../../domain/comum/resultado.ts';
import { lerArquivoDeLeitura } from '../../domain/leitura/arquivo/ler-arquivo.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { criarPool, type Pool } from '../../layers/postgres/conexao.ts';
import { layoutsAtivos } from '../../layers/postgres/leitura/layouts.ts';
import { receberArquivoDeLeitura } from '../../layers/postgres/leitura/receber-arquivo.ts';
import { migrar } from '../../layers/postgres/migrador.ts';
import { emTransacao } from '../../layers/postgres/transacao.ts';
import { garantirBanco, MIGRADOR } from '../../local/banco/papeis.ts';
import { gerarCidade, type Cidade } from '../../local/semear/cidade.ts';
import { gravarCidade, type Protetor } from '../../local/semear/gravar.ts';
import { pontosDoGrupo } from '../../local/semear/pontos-a-ler.ts';
import { simularLeituras } from '../../local/semear/simular-leituras.ts';
import { manhaDe } from './calendario.ts';
import type { ServidorDoBench } from './servidor.ts';

const DA_CIDADE = ['../../migrations', '../../local/semear', '../../local/semear/dados'];

/** The encryption of documents is not what is measured. */
const aberto = (texto: string) => ({ cifrado: Buffer.from(texto.padEnd(30)), indice: createHmac('sha256', 'bench').update(texto).digest(), mascara: '***' });
export const protetor: Protetor = { proteger: ({ numero }) => aberto(numero), protegerContato: (_, valor) => aberto(valor) };

/** A town of another schema or of another seed has another name, so that a kept directory never serves an old one. */
function nomeDaCidade(ligacoes: number): string {
  const digest = createHash('sha256');
  for (const pasta of DA_CIDADE) {
    const caminho = fileURLToPath(new URL(pasta, import.meta.url));
    for (const arquivo of readdirSync(caminho, { withFileTypes: true })) {
      if (arquivo.isFile() && !arquivo.name.includes('.test.')) digest.update(readFileSync(`${caminho}/${arquivo.name}`));
    }
  }
  return `cidade_${ligacoes}_${digest.digest('hex').slice(0, 12)}`;
}

/**
 * Makes the town, or finds it in a kept directory.
 * @returns the name of its database, which nobody is connected to.
 */
export async function garantirCidade(s: ServidorDoBench, ligacoes: number, avisar: (texto: string) => void): Promise<string> {
  const nome = nomeDaCidade(ligacoes);
  const admin = await s.administrador('postgres');
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [nome]);
    const senhas = { nascente_app: s.senhas.nascente_app, nascente_lote: s.senhas.nascente_lote, nascente_leitura: s.senhas.nascente_leitura };
    // roles belong to the server: their passwords are of this run also where the town is kept
    const rascunho = `${nome}_fazendo`;
    if (rowCount === 0) await admin.query(`DROP DATABASE IF EXISTS ${rascunho}`);
    const banco = rowCount === 0 ? rascunho : nome;
    if (rowCount === 0) await garantirBanco(s.postgres, rascunho, MIGRADOR);
    await migrar({ conexao: { connectionString: s.postgres.url(banco, MIGRADOR, s.senhas[MIGRADOR]) }, senhas });
    if (rowCount === 0) {
      await povoar(s, rascunho, gerarCidade({ ligacoes }), avisar);
      await admin.query(`ALTER DATABASE ${rascunho} RENAME TO ${nome}`);
    }
  } finally {
    await admin.end();
  }
  return nome;
}

async function povoar(s: ServidorDoBench, banco: string, cidade: Cidade, avisar: (texto: string) => void): Promise<void> {
  const dono = new pg.Client({ connectionString: s.postgres.url(banco, MIGRADOR, s.senhas[MIGRADOR]) });
  await dono.connect();
  try {
    await gravarCidade(dono, cidade, protetor, (feitas) => avisar(`semeando: ${feitas} ligações`));
  } finally {
    await dono.end();
  }
  const lote = criarPool(s.acesso(banco, 'nascente_lote'));
  try {
    await receberLeiturasDoMes(lote, cidade, avisar);
  } finally {
    await lote.end();
  }
  const admin = await s.administrador(banco);
  await admin.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
  await admin.query('VACUUM (FREEZE, ANALYZE)');
  await admin.end();
}

/** The reading file of every grupo for the month to bill, received. */
export async function receberLeiturasDoMes(lote: Pool, cidade: Cidade, avisar: (texto: string) => void): Promise<void> {
  for (const { id } of cidade.grupos) {
    const dia = cidade.cronograma.find((c) => c.grupo === id && c.referencia === cidade.referencia)?.leituraPrevista;
    if (dia === undefined) throw new Error(`grupo ${id} sem cronograma`);
    await receberLeituras(lote, cidade, id, dia);
    avisar(`leituras do grupo ${id}`);
  }
}

async function receberLeituras(lote: Pool, cidade: Cidade, grupo: number, dia: DataCivil): Promise<void> {
  const pontos = await pontosDoGrupo(lote, grupo, dia);
  const { nome, texto } = simularLeituras({ grupo, referencia: cidade.referencia, data: dia, semente: 1, pontos });
  const lido = exigir(lerArquivoDeLeitura(texto, await layoutsAtivos(lote)));
  const origem = { sha256: createHash('sha256').update(texto).digest(), nome, chave: `leituras/${nome}`, versao: null, agora: manhaDe(dia) };
  await emTransacao(lote, (cliente) => receberArquivoDeLeitura(cliente, lido, origem, dia));
}

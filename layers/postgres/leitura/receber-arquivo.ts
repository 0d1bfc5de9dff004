import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { conferirArquivo } from '../../../domain/leitura/arquivo/conferir-arquivo.ts';
import type { ArquivoDeLeitura } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import type { Ocorrencia } from '../../../domain/leitura/ocorrencia.ts';
import { gravarConflitos } from './gravar-conflitos.ts';
import { gravarLeituras, refazerCalculos } from './gravar-leituras.ts';
import { gravarRelatorio, registrarArquivoDeLeitura, registrarChegadaDeLeitura } from './registrar-arquivo.ts';
import type { LinhaDoRelatorio, OrigemDoArquivo } from './registrar-arquivo.ts';
import { travarCiclos } from './travar-ciclos.ts';
import { pontosConhecidos } from './pontos-conhecidos.ts';
import type { LeituraAceita, LinhaComPonto } from './linha-com-ponto.ts';

export interface ArquivoDeLeituraRecebido {
  readonly arquivo: number;
  readonly repetido: boolean;
  readonly aceitas: number;
  readonly sinalizadas: number;
  readonly recusadas: number;
}

interface Triagem {
  readonly aceitas: readonly LeituraAceita[];
  /** What a person must decide: nothing of it is in force. */
  readonly conflitos: readonly LinhaComPonto[];
  /** Valid lines that change nothing: equal to what is in force, or to what a person corrected. */
  readonly semEfeito: number;
  readonly relatorio: readonly LinhaDoRelatorio[];
}

async function triar(cliente: pg.ClientBase, a: ArquivoDeLeitura, hoje: DataCivil, referencia: number): Promise<Triagem> {
  const pontos = await pontosConhecidos(cliente, a.leituras, referencia);
  const { rows } = await cliente.query<Ocorrencia>('SELECT codigo, descricao, acao, exige_leitura AS "exigeLeitura", critica FROM leitura.ocorrencia');
  const aceitas: LeituraAceita[] = [];
  const conflitos: LinhaComPonto[] = [];
  const relatorio: LinhaDoRelatorio[] = a.recusadas.map((r) => ({ ...r, resultado: 'RECUSADA' }));
  let semEfeito = 0;
  for (const { informada, ponto, julgamento: j } of conferirArquivo(a.leituras, pontos, { grupo: a.grupo, hoje, ocorrencias: new Map(rows.map((o) => [o.codigo, o])) })) {
    const { linha, conteudo } = informada;
    if (j.tipo === 'RECUSADA') relatorio.push({ linha, conteudo, resultado: 'RECUSADA', codigo: j.codigo, mensagem: j.mensagem });
    else if (ponto === null || j.tipo === 'IGUAL') semEfeito++;
    else {
      if (j.tipo === 'ACEITA') aceitas.push({ informada, ponto, corrige: j.corrige });
      else if (j.tipo === 'CONFLITO') conflitos.push({ informada, ponto });
      else semEfeito++;
      relatorio.push(...j.sinais.map((s) => ({ linha, conteudo, resultado: 'SINALIZADA' as const, ...s })));
    }
  }
  return { aceitas, conflitos, semEfeito, relatorio };
}

/**
 * Receives a readable file: each line is refused, flagged or accepted; the rest goes on. The same bytes again change nothing, but for a file that had
 * been refused whole: what it lacked (its layout) may be there now.
 */
export async function receberArquivoDeLeitura(cliente: pg.ClientBase, a: ArquivoDeLeitura, origem: OrigemDoArquivo, hoje: DataCivil): Promise<ArquivoDeLeituraRecebido> {
  const referencia = Number(a.referencia.replace('-', ''));
  // one file of a referência at a time: two corrections of one reading do not cross
  await cliente.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', ['leitura/receber-arquivo', referencia]);
  const jaVeio = await arquivoRecebido(cliente, origem.sha256);
  if (jaVeio !== null) {
    await registrarChegadaDeLeitura(cliente, origem);
    return jaVeio;
  }
  await travarCiclos(cliente, referencia);
  const { aceitas, conflitos, semEfeito, relatorio } = await triar(cliente, a, hoje, referencia);
  const recusadas = relatorio.filter((r) => r.resultado === 'RECUSADA').length;
  const sinalizadas = new Set(relatorio.filter((r) => r.resultado === 'SINALIZADA').map((r) => r.linha)).size;
  const contagens = { linhas: a.linhas, aceitas: aceitas.length + conflitos.length + semEfeito, sinalizadas, recusadas };
  const arquivo = await registrarArquivoDeLeitura(cliente, origem, { situacao: 'PROCESSADO', layout: a.layout.codigo, grupo: a.grupo, referencia, motivo: null, ...contagens });
  if (arquivo === undefined) throw new Error('arquivo de leitura recebido por outro sob a mesma trava');
  await gravarLeituras(cliente, arquivo, referencia, aceitas);
  const novos = await gravarConflitos(cliente, arquivo, referencia, conflitos);
  await refazerCalculos(cliente, referencia, aceitas, novos);
  await gravarRelatorio(cliente, arquivo, relatorio);
  return { arquivo, repetido: false, aceitas: contagens.aceitas, sinalizadas, recusadas };
}

/** Registers a file refused whole, with the reason. */
export async function recusarArquivoDeLeitura(cliente: pg.ClientBase, origem: OrigemDoArquivo, motivo: string, linhas: number): Promise<void> {
  const nada = { layout: null, grupo: null, referencia: null, aceitas: 0, sinalizadas: 0, recusadas: 0 };
  await registrarArquivoDeLeitura(cliente, origem, { situacao: 'REJEITADO', motivo, linhas, ...nada });
}

async function arquivoRecebido(cliente: pg.ClientBase, sha256: Uint8Array): Promise<ArquivoDeLeituraRecebido | null> {
  const { rows } = await cliente.query<ArquivoDeLeituraRecebido>(
    `SELECT id AS arquivo, true AS repetido, aceitas, sinalizadas, recusadas FROM leitura.arquivo WHERE sha256 = $1 AND situacao = 'PROCESSADO'`,
    [sha256],
  );
  return rows[0] ?? null;
}

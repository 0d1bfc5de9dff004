import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { conferirLeitura, repetidas } from '../../../domain/leitura/arquivo/conferir-leitura.ts';
import type { ArquivoDeLeitura, LeituraInformada } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import type { Ocorrencia } from '../../../domain/leitura/ocorrencia.ts';
import { gravarLeituras } from './gravar-leituras.ts';
import { gravarRelatorio, registrarArquivoDeLeitura, registrarChegadaDeLeitura } from './registrar-arquivo.ts';
import type { LinhaDoRelatorio, OrigemDoArquivo } from './registrar-arquivo.ts';
import { travarCiclos } from './travar-ciclos.ts';
import { chaveDoPonto, pontosConhecidos, type Ponto } from './pontos-conhecidos.ts';

export interface ArquivoDeLeituraRecebido {
  readonly arquivo: number;
  readonly repetido: boolean;
  readonly aceitas: number;
  readonly sinalizadas: number;
  readonly recusadas: number;
}

export interface LeituraAceita {
  readonly informada: LeituraInformada;
  readonly ponto: Ponto;
  readonly corrige: boolean;
}

interface Triagem {
  readonly aceitas: readonly LeituraAceita[];
  readonly iguais: number;
  readonly relatorio: readonly LinhaDoRelatorio[];
}

async function triar(cliente: pg.ClientBase, a: ArquivoDeLeitura, hoje: DataCivil, referencia: number): Promise<Triagem> {
  const pontos = await pontosConhecidos(cliente, a.leituras, referencia);
  const { rows } = await cliente.query<Ocorrencia>('SELECT codigo, descricao, acao, exige_leitura AS "exigeLeitura", critica FROM leitura.ocorrencia');
  const contexto = { grupo: a.grupo, hoje, ocorrencias: new Map(rows.map((o) => [o.codigo, o])) };
  const duplicadas = repetidas(a.leituras);
  const aceitas: LeituraAceita[] = [];
  const relatorio: LinhaDoRelatorio[] = a.recusadas.map((r) => ({ ...r, resultado: 'RECUSADA' }));
  let iguais = 0;
  for (const l of a.leituras) {
    const negar = (codigo: string, mensagem: string): void => void relatorio.push({ linha: l.linha, conteudo: l.conteudo, resultado: 'RECUSADA', codigo, mensagem });
    const antes = duplicadas.get(l.linha);
    if (antes !== undefined) {
      negar('leitura/duplicada', `Linha ${l.linha}: a ligação ${l.cdc} já está na linha ${antes}. Vale a primeira.`);
      continue;
    }
    const ponto = pontos.get(chaveDoPonto(l.cdc, l.medicao)) ?? null;
    const j = conferirLeitura(l, ponto, contexto);
    if (j.tipo === 'RECUSADA') negar(j.codigo, j.mensagem);
    else if (j.tipo === 'IGUAL') iguais++;
    else if (ponto !== null) {
      aceitas.push({ informada: l, ponto, corrige: j.corrige });
      relatorio.push(...j.sinais.map((s) => ({ linha: l.linha, conteudo: l.conteudo, resultado: 'SINALIZADA' as const, ...s })));
    }
  }
  return { aceitas, iguais, relatorio };
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
  const { aceitas, iguais, relatorio } = await triar(cliente, a, hoje, referencia);
  const recusadas = relatorio.filter((r) => r.resultado === 'RECUSADA').length;
  const sinalizadas = new Set(relatorio.filter((r) => r.resultado === 'SINALIZADA').map((r) => r.linha)).size;
  const contagens = { linhas: a.linhas, aceitas: aceitas.length + iguais, sinalizadas, recusadas };
  const arquivo = await registrarArquivoDeLeitura(cliente, origem, { situacao: 'PROCESSADO', layout: a.layout.codigo, grupo: a.grupo, referencia, motivo: null, ...contagens });
  if (arquivo === undefined) throw new Error('arquivo de leitura recebido por outro sob a mesma trava');
  await gravarLeituras(cliente, arquivo, referencia, aceitas);
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

import type pg from 'pg';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { conferirLeitura, repetidas } from '../../../domain/leitura/arquivo/conferir-leitura.ts';
import type { ArquivoDeLeitura, LeituraInformada } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import type { Ocorrencia } from '../../../domain/leitura/ocorrencia.ts';
import { copiarBinario } from '../copia-binaria.ts';
import { gravarLeituras } from './gravar-leituras.ts';
import { chaveDoPonto, pontosConhecidos, type Ponto } from './pontos-conhecidos.ts';

export interface OrigemDoArquivo {
  readonly sha256: Uint8Array;
  readonly nome: string;
  readonly chave: string;
  readonly versao: string | null;
  readonly agora: Date;
}

export interface ArquivoDeLeituraRecebido {
  readonly arquivo: number;
  readonly repetido: boolean;
  readonly aceitas: number;
  readonly sinalizadas: number;
  readonly recusadas: number;
}

/** A line of the report. */
export interface LinhaDoRelatorio {
  readonly linha: number;
  readonly resultado: 'SINALIZADA' | 'RECUSADA';
  readonly codigo: string;
  readonly mensagem: string;
  readonly conteudo: string;
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

const INSERIR = `
INSERT INTO leitura.arquivo (sha256, nome, chave, versao, layout, grupo, referencia, situacao, linhas, aceitas, sinalizadas, recusadas, motivo, recebido_em)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (sha256) DO NOTHING RETURNING id`;

/** Receives a readable file: each line is refused, flagged or accepted; the rest goes on. The same bytes again change nothing. */
export async function receberArquivoDeLeitura(cliente: pg.ClientBase, a: ArquivoDeLeitura, origem: OrigemDoArquivo, hoje: DataCivil): Promise<ArquivoDeLeituraRecebido> {
  const jaVeio = await arquivoRecebido(cliente, origem.sha256);
  if (jaVeio !== null) return jaVeio;
  const referencia = Number(a.referencia.replace('-', ''));
  // one file of a referência at a time: two corrections of one reading do not cross
  await cliente.query('SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', ['leitura/receber-arquivo', referencia]);
  const { aceitas, iguais, relatorio } = await triar(cliente, a, hoje, referencia);
  const recusadas = relatorio.filter((r) => r.resultado === 'RECUSADA').length;
  const sinalizadas = new Set(relatorio.filter((r) => r.resultado === 'SINALIZADA').map((r) => r.linha)).size;
  const { rows: grupo } = await cliente.query<{ id: number }>('SELECT id FROM cadastro.grupo WHERE id = $1', [a.grupo]);
  const { rows } = await cliente.query<{ id: number }>(INSERIR, [
    origem.sha256, origem.nome, origem.chave, origem.versao, null, grupo[0]?.id ?? null, referencia, 'PROCESSADO', a.linhas, aceitas.length + iguais,
    sinalizadas, recusadas, null, origem.agora,
  ]);
  const arquivo = rows[0]?.id;
  if (arquivo === undefined) return (await arquivoRecebido(cliente, origem.sha256)) ?? Promise.reject(new Error('arquivo repetido sem registro'));
  await gravarLeituras(cliente, arquivo, referencia, aceitas);
  await gravarRelatorio(cliente, arquivo, relatorio);
  return { arquivo, repetido: false, aceitas: aceitas.length + iguais, sinalizadas, recusadas };
}

/** Registers a file refused whole, with the reason. */
export async function recusarArquivoDeLeitura(cliente: pg.ClientBase, origem: OrigemDoArquivo, motivo: string, linhas: number): Promise<void> {
  await cliente.query(INSERIR, [origem.sha256, origem.nome, origem.chave, origem.versao, null, null, null, 'REJEITADO', linhas, 0, 0, 0, motivo, origem.agora]);
}

async function arquivoRecebido(cliente: pg.ClientBase, sha256: Uint8Array): Promise<ArquivoDeLeituraRecebido | null> {
  const { rows } = await cliente.query<ArquivoDeLeituraRecebido>(
    'SELECT id AS arquivo, true AS repetido, aceitas, sinalizadas, recusadas FROM leitura.arquivo WHERE sha256 = $1',
    [sha256],
  );
  return rows[0] ?? null;
}

async function gravarRelatorio(cliente: pg.ClientBase, arquivo: number, relatorio: readonly LinhaDoRelatorio[]): Promise<void> {
  await copiarBinario(cliente, 'leitura.arquivo_linha', ['arquivo', 'linha', 'resultado', 'codigo', 'mensagem', 'conteudo'], (l) => {
    for (const r of relatorio) {
      l.linha(6);
      l.int4(arquivo);
      l.int4(r.linha);
      l.texto(r.resultado);
      l.texto(r.codigo);
      l.texto(r.mensagem);
      l.texto(r.conteudo.slice(0, 500));
    }
  });
}

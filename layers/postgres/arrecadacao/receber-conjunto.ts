import type pg from 'pg';
import { recortarColunas } from '../../../domain/arrecadacao/febraban150/colunas.ts';
import { digestoDosDetalhes } from '../../../domain/arrecadacao/febraban150/digesto.ts';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import { decidirLote } from '../../../domain/arrecadacao/decisao-em-lote.ts';
import { proximoDiaUtil } from '../../../domain/comum/calendario.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { calendarioDoBanco } from '../comum/calendario.ts';
import type { ConvenioRegistrado } from './convenios.ts';
import { cobrarEncargos } from './encargos-do-atraso.ts';
import { faturasParaBaixa } from './faturas-para-baixa.ts';
import { gravarPagamentos } from './gravar-pagamentos.ts';
import { lancarPagamentos } from './lancar-pagamentos.ts';
import { resumirArquivo } from './resumir-arquivo.ts';

/** One set A…Z of a return file that was read without error, and where its object is kept. */
export interface ConjuntoRecebido {
  readonly retorno: RetornoLido;
  /** Place of the set in the file, from 0. */
  readonly conjunto: number;
  readonly convenio: ConvenioRegistrado;
  readonly sha256: Uint8Array;
  readonly nome: string;
  readonly chave: string;
  readonly versao: string | null;
  readonly agora: Date;
  readonly hoje: DataCivil;
}

export type SituacaoDoArquivo = 'PROCESSADO' | 'REJEITADO' | 'RETIDO' | 'RECUSADO';

export interface ArquivoRecebido {
  readonly arquivo: number;
  readonly situacao: SituacaoDoArquivo;
  /** True when these bytes had been received before: nothing was done now. */
  readonly repetido: boolean;
}

interface Impedimento {
  readonly situacao: 'REJEITADO' | 'RETIDO';
  readonly codigo: string;
  readonly motivo: string;
}

/** The same number of the bank again is refused; the same payments under a new number wait for a person. */
async function impedimento(cliente: pg.ClientBase, c: ConjuntoRecebido, nsa: number | null, digest: string): Promise<Impedimento | null> {
  const { rows } = await cliente.query<{ id: number; mesmo_nsa: boolean; nome: string }>(
    `SELECT id, nome, convenio = $1 AND nsa IS NOT DISTINCT FROM $2 AS mesmo_nsa FROM arrecadacao.arquivo
      WHERE situacao IN ('PROCESSADO', 'RETIDO') AND ((convenio = $1 AND nsa = $2) OR digest_detalhes = decode($3, 'hex'))
      ORDER BY 3 DESC LIMIT 1`,
    [c.convenio.id, nsa, digest],
  );
  const outro = rows[0];
  if (outro === undefined) return null;
  if (outro.mesmo_nsa) {
    return { situacao: 'REJEITADO', codigo: 'retorno/nsa-repetido', motivo: `O banco já mandou o arquivo número ${nsa} deste convênio (${outro.nome}), com outro conteúdo. Confirme com o banco qual vale.` };
  }
  return { situacao: 'RETIDO', codigo: 'retorno/pagamentos-repetidos', motivo: `Os mesmos pagamentos já vieram no arquivo ${outro.nome}, com outro número. Confira com o banco; se forem novos, libere o arquivo.` };
}

const INSERIR = `
INSERT INTO arrecadacao.arquivo (sha256, conjunto, nome, chave, versao, situacao, motivo_codigo, motivo, convenio, banco, nsa, versao_layout, gerado_em,
       registros, registros_trailer, valor_trailer, valor_lido, valor_lancado, tarifa, avisos, digest_detalhes, recebido_em, processado_em, data_contabil)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, to_date($13, 'YYYYMMDD'), $14, $15, $16, $17, CASE $6 WHEN 'PROCESSADO' THEN $17 ELSE 0 END, $18, $19,
       decode($20, 'hex'), $21, CASE $6 WHEN 'PROCESSADO' THEN $21 END, CASE $6 WHEN 'PROCESSADO' THEN $22::date END)
ON CONFLICT (sha256, conjunto) DO NOTHING RETURNING id`;

/**
 * Receives one set: registers it and, if nothing stands in the way, settles it whole. All in the caller's transaction: the whole file or
 * nothing in the ledger.
 */
export async function receberConjunto(cliente: pg.ClientBase, c: ConjuntoRecebido): Promise<ArquivoRecebido> {
  const logico = c.retorno.arquivos[c.conjunto];
  if (logico?.header == null || logico.trailer === null) throw new Error('conjunto sem header ou trailer não chega aqui');
  const { header, trailer } = logico;
  const digest = digestoDosDetalhes(c.retorno, logico);
  const impede = logico.fim > logico.inicio ? await impedimento(cliente, c, header.nsa, digest) : null;
  const { rows } = await cliente.query<{ id: number }>(INSERIR, [
    c.sha256, c.conjunto, c.nome, c.chave, c.versao, impede?.situacao ?? 'PROCESSADO', impede?.codigo ?? null, impede?.motivo ?? null, c.convenio.id,
    Number(header.banco), header.nsa, header.versao, header.dataGeracao, logico.registros, trailer.totalRegistros, trailer.valorTotal, logico.soma,
    logico.somaTarifa, JSON.stringify(c.retorno.avisos), digest, c.agora, c.hoje,
  ]);
  const arquivo = rows[0]?.id;
  if (arquivo === undefined) return jaRecebido(cliente, c);
  if (impede !== null) return { arquivo, situacao: impede.situacao, repetido: false };
  await lancarConjunto(cliente, arquivo, c);
  return { arquivo, situacao: 'PROCESSADO', repetido: false };
}

async function jaRecebido(cliente: pg.ClientBase, c: ConjuntoRecebido): Promise<ArquivoRecebido> {
  const { rows } = await cliente.query<{ id: number; situacao: SituacaoDoArquivo }>(
    'SELECT id, situacao FROM arrecadacao.arquivo WHERE sha256 = $1 AND conjunto = $2',
    [c.sha256, c.conjunto],
  );
  if (rows[0] === undefined) throw new Error('arquivo repetido sem registro');
  return { arquivo: rows[0].id, situacao: rows[0].situacao, repetido: true };
}

/** Settles the payments of a registered set: decides each, writes them, posts them and proves that all was posted. */
export async function lancarConjunto(cliente: pg.ClientBase, arquivo: number, c: ConjuntoRecebido): Promise<void> {
  const logico = c.retorno.arquivos[c.conjunto];
  if (logico === undefined) throw new Error(`o arquivo ${arquivo} não tem o conjunto ${c.conjunto}`);
  const pagamentos = recortarColunas(c.retorno.pagamentos, logico.inicio, logico.fim);
  const calendario = await calendarioDoBanco(cliente);
  const faturas = await faturasParaBaixa(cliente, pagamentos.aviso);
  const decisoes = decidirLote(pagamentos, faturas, { empresa: c.convenio.empresa, prazo: (limite) => proximoDiaUtil(limite, calendario) });
  await gravarPagamentos(cliente, arquivo, c.retorno.bytes, pagamentos, decisoes, faturas);
  const lancado = await lancarPagamentos(cliente, arquivo, c.convenio, c.hoje);
  if (lancado !== logico.soma) throw new Error(`arquivo ${arquivo}: lançado ${lancado}, lido ${logico.soma}`);
  await cobrarEncargos(cliente, pagamentos, decisoes, faturas, calendario);
  await resumirArquivo(cliente, arquivo);
}

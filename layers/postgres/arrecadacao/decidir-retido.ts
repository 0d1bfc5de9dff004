import type pg from 'pg';
import type { RetornoLido } from '../../../domain/arrecadacao/febraban150/ler-retorno.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { ok, recusa, type Resultado } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { Executor } from '../conexao.ts';
import { convenios } from './convenios.ts';
import { travarConvenio } from './impedimento.ts';
import { lancarConjunto } from './lancar-conjunto.ts';

export interface RecusaDaDecisao {
  readonly codigo: 'retorno/nao-encontrado' | 'retorno/nao-retido';
  readonly mensagem: string;
}

/** A file that waits for a person, and where its original is. */
export interface Retido {
  readonly arquivo: number;
  readonly convenio: number;
  readonly conjunto: number;
  readonly sha256: Buffer;
  readonly guarda: { readonly chave: string; readonly versao: string | null };
}

export interface Decisao {
  readonly arquivo: number;
  readonly autor: Autor;
  readonly motivo: string;
  readonly agora: Date;
}

/** The file, if it waits for a decision. With `travar`, nobody else decides it until the transaction ends. */
export async function retido(banco: Executor, arquivo: number, travar = false): Promise<Resultado<Retido, RecusaDaDecisao>> {
  const { rows } = await banco.query<{ situacao: string; convenio: number; conjunto: number; sha256: Buffer; chave: string; versao: string | null }>(
    `SELECT situacao, convenio, conjunto, sha256, chave, versao FROM arrecadacao.arquivo WHERE id = $1${travar ? ' FOR UPDATE' : ''}`,
    [arquivo],
  );
  const a = rows[0];
  if (a === undefined) return recusa('retorno/nao-encontrado', `Não há arquivo de retorno número ${arquivo}. Confira o número na lista de retornos.`);
  if (a.situacao !== 'RETIDO') {
    return recusa('retorno/nao-retido', `O arquivo ${arquivo} não espera decisão (está ${a.situacao.toLowerCase()}). Atualize a lista de retornos.`);
  }
  return ok({ arquivo, convenio: a.convenio, conjunto: a.conjunto, sha256: a.sha256, guarda: { chave: a.chave, versao: a.versao } });
}

const DECIDIR = `
UPDATE arrecadacao.arquivo
   SET situacao = $2::text, decidido_por = $3, decidido_em = $4::timestamptz, decisao = $5, valor_lancado = CASE $2::text WHEN 'PROCESSADO' THEN valor_lido ELSE 0 END,
       processado_em = CASE $2::text WHEN 'PROCESSADO' THEN $4::timestamptz END, data_contabil = CASE $2::text WHEN 'PROCESSADO' THEN $6::date END
 WHERE id = $1`;

async function decidir(cliente: pg.ClientBase, d: Decisao, situacao: 'PROCESSADO' | 'RECUSADO', dataContabil: DataCivil | null): Promise<void> {
  await cliente.query(DECIDIR, [d.arquivo, situacao, d.autor.nome, d.agora, d.motivo, dataContabil]);
  await auditar(cliente, {
    autor: d.autor,
    funcao: situacao === 'PROCESSADO' ? 'arrecadacao/liberar-retorno' : 'arrecadacao/recusar-retorno',
    objeto: `retorno:${d.arquivo}`,
    antes: { situacao: 'RETIDO' },
    depois: { situacao },
    motivo: d.motivo,
  });
}

/** Releases a held file: it is settled as any other, in the caller's transaction, on the day of the decision. */
export async function liberarRetido(cliente: pg.ClientBase, d: Decisao & { readonly retorno: RetornoLido; readonly hoje: DataCivil }): Promise<Resultado<null, RecusaDaDecisao>> {
  const achado = await retido(cliente, d.arquivo, true);
  if (!achado.ok) return achado;
  const { convenio: id, conjunto } = achado.valor;
  await travarConvenio(cliente, id);
  const convenio = (await convenios(cliente)).find((c) => c.id === id);
  const logico = d.retorno.arquivos[conjunto];
  if (convenio === undefined || logico === undefined) throw new Error(`o arquivo ${d.arquivo} não tem o convênio ${id} ou o conjunto ${conjunto}`);
  await decidir(cliente, d, 'PROCESSADO', d.hoje);
  await lancarConjunto(cliente, { arquivo: d.arquivo, retorno: d.retorno, logico, convenio, dataContabil: d.hoje });
  return ok(null);
}

/** Refuses a held file for good: nothing of it enters the ledger, and the same bytes do not come back. */
export async function recusarRetido(cliente: pg.ClientBase, d: Decisao): Promise<Resultado<null, RecusaDaDecisao>> {
  const achado = await retido(cliente, d.arquivo, true);
  if (!achado.ok) return achado;
  await decidir(cliente, d, 'RECUSADO', null);
  return ok(null);
}

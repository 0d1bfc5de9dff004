import type pg from 'pg';
import type { ArquivoLogico } from '../../../domain/arrecadacao/febraban150/analisar-retorno.ts';
import { dataDoAaaammdd, dataExiste } from '../../../domain/arrecadacao/febraban150/data-numerica.ts';
import type { DataCivil } from '../../../domain/comum/data-civil.ts';
import { auditar } from '../comum/auditoria.ts';
import { registrarChegada } from './chegada.ts';

export type SituacaoDoArquivo = 'PROCESSADO' | 'REJEITADO' | 'RETIDO' | 'RECUSADO';

/** An error or an oddity, with the line to look at; 0 when it is of the file. */
export interface ProblemaDoArquivo {
  readonly codigo: string;
  readonly linha: number;
  readonly mensagem: string;
  /** Lines that have the same, `linha` being the first. */
  readonly ocorrencias: number;
}

/** Where the bytes came from and where the original is kept. */
export interface OrigemDoArquivo {
  readonly sha256: Uint8Array;
  /** As the bank named it. */
  readonly nome: string;
  readonly entrada: { readonly chave: string; readonly versao: string | null };
  readonly guarda: { readonly chave: string; readonly versao: string | null };
  readonly agora: Date;
  readonly hoje: DataCivil;
}

/** What is known of one set of a file when it is registered. `logico` is null when the file could not be read. */
export interface RegistroDoArquivo {
  readonly origem: OrigemDoArquivo;
  /** Place of the set in the file, from 0. */
  readonly conjunto: number;
  readonly situacao: Exclude<SituacaoDoArquivo, 'RECUSADO'>;
  readonly codigo: string | null;
  /** Portuguese, with the line: what happened and what to do. */
  readonly motivo: string | null;
  readonly convenio: number | null;
  readonly logico: ArquivoLogico | null;
  readonly digest: string | null;
  readonly avisos: readonly ProblemaDoArquivo[];
  readonly erros: readonly ProblemaDoArquivo[];
  readonly totalDeErros: number;
}

/** Kept with the file; how many there were is kept too. */
const PROBLEMAS_GUARDADOS = 100;
const AUTOR = { nome: 'sistema:receber-retorno' };

/**
 * A set that was refused may be received later, when what it lacked (its agreement) is there: its row is taken up again. Any other stays as it is.
 */
const INSERIR = `
INSERT INTO arrecadacao.arquivo AS a (sha256, conjunto, nome, chave, versao, situacao, motivo_codigo, motivo, convenio, banco, nsa, versao_layout, gerado_em,
       registros, registros_trailer, valor_trailer, valor_lido, valor_lancado, tarifa, avisos, erros, total_erros, digest_detalhes, recebido_em,
       processado_em, data_contabil)
VALUES ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::bigint, CASE $6 WHEN 'PROCESSADO' THEN $17::bigint ELSE 0 END, $18, $19, $20, $21,
       decode($22, 'hex'), $23::timestamptz, CASE $6 WHEN 'PROCESSADO' THEN $23::timestamptz END, CASE $6 WHEN 'PROCESSADO' THEN $24::date END)
ON CONFLICT (sha256, conjunto) DO UPDATE
   SET (nome, chave, versao, situacao, motivo_codigo, motivo, convenio, banco, nsa, versao_layout, gerado_em, registros, registros_trailer, valor_trailer,
        valor_lido, valor_lancado, tarifa, avisos, erros, total_erros, digest_detalhes, recebido_em, processado_em, data_contabil)
     = (excluded.nome, excluded.chave, excluded.versao, excluded.situacao, excluded.motivo_codigo, excluded.motivo, excluded.convenio, excluded.banco,
        excluded.nsa, excluded.versao_layout, excluded.gerado_em, excluded.registros, excluded.registros_trailer, excluded.valor_trailer, excluded.valor_lido,
        excluded.valor_lancado, excluded.tarifa, excluded.avisos, excluded.erros, excluded.total_erros, excluded.digest_detalhes, excluded.recebido_em,
        excluded.processado_em, excluded.data_contabil)
 WHERE a.situacao = 'REJEITADO'
RETURNING id`;

/** A total that no number holds exactly is not kept: the message says what it was. */
const seguro = (n: number | null | undefined): number | null => (Number.isSafeInteger(n) ? (n ?? null) : null);

/** The facts of the header and the totals as columns $10 to $18, where they could be read. */
function fatosDoConjunto(logico: ArquivoLogico | null): readonly unknown[] {
  const h = logico?.header ?? null;
  const banco = h !== null && /^\d{3}$/.test(h.banco) ? Number(h.banco) : null;
  const gerado = h !== null && /^\d{8}$/.test(h.dataGeracao) && dataExiste(Number(h.dataGeracao)) ? dataDoAaaammdd(Number(h.dataGeracao)) : null;
  const totais = [logico?.registros ?? 0, seguro(logico?.trailer?.totalRegistros), seguro(logico?.trailer?.valorTotal), seguro(logico?.soma) ?? 0, seguro(logico?.somaTarifa) ?? 0];
  return [banco, h?.nsa ?? null, h?.versao.slice(0, 2) ?? null, gerado, ...totais];
}

/**
 * Registers one set: it shows on the screen with what was said of it. The caller holds the lock of its agreement when it has one.
 * @returns its number, or undefined when these bytes had been received and nothing is to be done.
 */
export async function registrarArquivo(cliente: pg.ClientBase, r: RegistroDoArquivo): Promise<number | undefined> {
  const { origem, logico } = r;
  await registrarChegada(cliente, { ...origem.entrada, sha256: origem.sha256, agora: origem.agora });
  const { rows } = await cliente.query<{ id: number }>(INSERIR, [
    origem.sha256, r.conjunto, origem.nome, origem.guarda.chave, origem.guarda.versao, r.situacao, r.codigo, r.motivo, r.convenio,
    ...fatosDoConjunto(logico),
    JSON.stringify(r.avisos.slice(0, PROBLEMAS_GUARDADOS)), JSON.stringify(r.erros.slice(0, PROBLEMAS_GUARDADOS)), r.totalDeErros,
    r.digest, origem.agora, origem.hoje,
  ]);
  const arquivo = rows[0]?.id;
  if (arquivo === undefined) return undefined;
  await auditar(cliente, {
    autor: AUTOR,
    funcao: 'arrecadacao/receber-retorno',
    objeto: `retorno:${arquivo}`,
    depois: { nome: origem.nome, sha256: Buffer.from(origem.sha256).toString('hex'), conjunto: r.conjunto },
    motivo: r.motivo,
    resultado: r.situacao,
  });
  return arquivo;
}

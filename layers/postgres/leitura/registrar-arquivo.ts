import type pg from 'pg';
import { auditar } from '../comum/auditoria.ts';
import { copiarBinario } from '../copia-binaria.ts';

/** An object of the inbox: the name its sender gave, its key, its version where the bucket keeps versions, and what was in it. */
export interface OrigemDoArquivo {
  readonly sha256: Uint8Array;
  readonly nome: string;
  readonly chave: string;
  readonly versao: string | null;
  readonly agora: Date;
}

/** A line of the report. */
export interface LinhaDoRelatorio {
  readonly linha: number;
  readonly resultado: 'SINALIZADA' | 'RECUSADA';
  readonly codigo: string;
  readonly mensagem: string;
  readonly conteudo: string;
}

/** `grupo` as the header says it; `referencia` AAAAMM. */
export interface RegistroDeLeitura {
  readonly situacao: 'PROCESSADO' | 'REJEITADO';
  readonly layout: string | null;
  readonly grupo: number | null;
  readonly referencia: number | null;
  readonly linhas: number;
  readonly aceitas: number;
  readonly sinalizadas: number;
  readonly recusadas: number;
  readonly motivo: string | null;
}

/** A file that was refused whole may be received later, when what it lacked is there: its row is taken up again. Any other stays as it is. */
const INSERIR = `
INSERT INTO leitura.arquivo AS a (sha256, nome, chave, versao, layout, grupo, referencia, situacao, linhas, aceitas, sinalizadas, recusadas, motivo, recebido_em)
VALUES ($1, $2, $3, $4, $5, (SELECT id FROM cadastro.grupo WHERE id = $6::bigint), $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (sha256) DO UPDATE
   SET (nome, chave, versao, layout, grupo, referencia, situacao, linhas, aceitas, sinalizadas, recusadas, motivo, recebido_em)
     = (excluded.nome, excluded.chave, excluded.versao, excluded.layout, excluded.grupo, excluded.referencia, excluded.situacao, excluded.linhas,
        excluded.aceitas, excluded.sinalizadas, excluded.recusadas, excluded.motivo, excluded.recebido_em)
 WHERE a.situacao = 'REJEITADO'
RETURNING id`;

/** Notes that an object arrived, whatever comes of it: who sent it asks by its key. A second delivery of the same one is the same arrival. */
export async function registrarChegadaDeLeitura(cliente: pg.ClientBase, o: OrigemDoArquivo): Promise<void> {
  await cliente.query('INSERT INTO leitura.chegada (chave, versao, sha256, em) VALUES ($1, $2, $3, $4) ON CONFLICT (chave, versao) DO NOTHING', [
    o.chave,
    o.versao ?? '',
    o.sha256,
    o.agora,
  ]);
}

/** @returns the number of the file, or undefined when these bytes had been received and nothing is to be done. */
export async function registrarArquivoDeLeitura(cliente: pg.ClientBase, o: OrigemDoArquivo, r: RegistroDeLeitura): Promise<number | undefined> {
  await registrarChegadaDeLeitura(cliente, o);
  const { rows } = await cliente.query<{ id: number }>(INSERIR, [
    o.sha256, o.nome, o.chave, o.versao, r.layout, r.grupo, r.referencia, r.situacao, r.linhas, r.aceitas, r.sinalizadas, r.recusadas, r.motivo, o.agora,
  ]);
  const arquivo = rows[0]?.id;
  if (arquivo === undefined) return undefined;
  await auditar(cliente, {
    autor: { nome: 'sistema:receber-leituras' },
    funcao: 'leitura/receber-leituras',
    objeto: `arquivo-leitura:${arquivo}`,
    depois: { nome: o.nome, sha256: Buffer.from(o.sha256).toString('hex'), aceitas: r.aceitas, recusadas: r.recusadas },
    motivo: r.motivo,
    resultado: r.situacao,
  });
  return arquivo;
}

const CONTEUDO_GUARDADO = 500;

/** What somebody must look at, line by line. */
export async function gravarRelatorio(cliente: pg.ClientBase, arquivo: number, relatorio: readonly LinhaDoRelatorio[]): Promise<void> {
  await copiarBinario(cliente, 'leitura.arquivo_linha', ['arquivo', 'linha', 'resultado', 'codigo', 'mensagem', 'conteudo'], (l) => {
    for (const r of relatorio) {
      l.linha(6);
      l.int4(arquivo);
      l.int4(r.linha);
      l.texto(r.resultado);
      l.texto(r.codigo);
      l.texto(r.mensagem);
      l.texto(r.conteudo.slice(0, CONTEUDO_GUARDADO));
    }
  });
}

import { COLUNAS, type BlocoSelado } from './linhas.ts';

/** A file of the bucket as comum.guarda_auditoria has it. */
export interface ArquivoDaGuarda {
  readonly numero: number;
  readonly primeiro: number;
  readonly ultimo: number;
  readonly linhas: number;
  readonly chave: string;
  readonly versao: string | null;
  /** Bytes of each block, in order. */
  readonly partes: readonly number[];
  /** SHA-256 of all the bytes. */
  readonly resumo: Buffer;
}

export const chaveDoManifesto = (chave: string): string => chave.replace(/\.jsonl\.gz$/, '.json');

/** What the file has, block by block, for whoever reads it without the database. Of the same file, always the same bytes. */
export function manifesto({ chave, primeiro, ultimo, linhas, partes, resumo }: Omit<ArquivoDaGuarda, 'numero' | 'versao'>, blocos: readonly BlocoSelado[]): Buffer {
  const conteudo = {
    arquivo: chave,
    primeiro,
    ultimo,
    registros: linhas,
    bytes: partes.reduce((a, b) => a + b, 0),
    sha256: resumo.toString('hex'),
    colunas: COLUNAS,
    blocos: blocos.map((b, i) => ({ numero: b.numero, forma: b.forma, registros: b.linhas, bytes: partes[i], selo: b.resumo.toString('hex'), registrosSha256: b.resumoLinhas.toString('hex') })),
  };
  return Buffer.from(`${JSON.stringify(conteudo, null, 1)}\n`);
}

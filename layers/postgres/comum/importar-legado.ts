/** Brings in the log of the system that was here before: a whole file or none of it, once, in memory that does not grow with it. */
import { once } from 'node:events';
import { isIP } from 'node:net';
import { from as copiarDe } from 'pg-copy-streams';
import { COLUNAS_DO_LEGADO, lerAtoLegado, type AtoLegado, type CampoDoLegado } from '../../../domain/comum/auditoria-legada.ts';
import { colunasDoCabecalho, CsvInvalido, leitorDeCsv, type LinhaDeCsv } from '../../../domain/comum/ler-csv.ts';
import type { Cliente, Pool } from '../conexao.ts';
import { umaVez } from '../transacao.ts';
import { auditar, type Autor } from './auditoria.ts';
import { PARTES_DO_LEGADO } from './selo-do-legado.ts';

export interface ArquivoLegado {
  readonly nome: string;
  /** SHA-256 of the bytes. */
  readonly resumo: Buffer;
  /** The text, as it comes. */
  readonly texto: AsyncIterable<string>;
}

export interface RecusaDoLegado {
  readonly linha: number;
  readonly campo: CampoDoLegado | null;
  readonly mensagem: string;
}

export interface LegadoLido {
  readonly linhas: number;
  /** The first {@link MOSTRADAS}. */
  readonly recusas: readonly RecusaDoLegado[];
  readonly recusadas: number;
}

export interface ArquivoQueJaVeio {
  readonly nome: string;
  readonly linhas: number;
  readonly em: Date;
}

/** What is wrong beyond these is counted. */
const MOSTRADAS = 100;
const BLOCO = 256 * 1024;

/** Two digests of the same file: it was changed while it was read. */
export class ArquivoMudou extends Error {
  override readonly name = 'ArquivoMudou';
}

class Desfazer extends Error {
  override readonly name = 'Desfazer';
}

/** The file with this digest, if it came in before. */
export async function arquivoQueJaVeio(pool: Pick<Pool, 'query'>, resumo: Buffer): Promise<ArquivoQueJaVeio | undefined> {
  const { rows } = await pool.query<ArquivoQueJaVeio>('SELECT nome, linhas, em FROM comum.arquivo_legado WHERE resumo = $1', [resumo]);
  return rows[0];
}

/** Reads the whole of it and keeps nothing. */
export async function lerLegado(texto: AsyncIterable<string>): Promise<LegadoLido> {
  return lerTudo(texto, () => undefined);
}

/**
 * Writes every row, or none when any is refused. `conferirResumo` answers the digest of what was read until then: another than the one of the file means that
 * somebody wrote in it meanwhile.
 */
export async function importarLegado(pool: Pool, { nome, resumo, texto }: ArquivoLegado, autor: Autor, conferirResumo: () => Buffer): Promise<LegadoLido | ArquivoQueJaVeio> {
  let lido: LegadoLido | ArquivoQueJaVeio | undefined;
  try {
    await umaVez(pool, async (cliente) => {
      // two imports take turns, so the second of the same file finds the first
      await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('comum:auditoria-legada', 0))`);
      lido = await arquivoQueJaVeio(cliente, resumo);
      if (lido !== undefined) return;
      // the hours of the file are civil: the database knows which had summer time
      await cliente.query(`SET LOCAL timezone = 'America/Sao_Paulo'`);
      const id = await idNovo(cliente);
      const copiado = await copiar(cliente, id, texto);
      lido = copiado;
      if (copiado.recusadas > 0) throw new Desfazer();
      if (!conferirResumo().equals(resumo)) throw new ArquivoMudou();
      await selar(cliente, { id, nome: nome.slice(0, 200), resumo, linhas: copiado.linhas, autor });
    });
  } catch (erro) {
    if (!(erro instanceof Desfazer)) throw erro;
  }
  if (lido === undefined) throw new Error('nada foi lido');
  return lido;
}

async function idNovo(cliente: Cliente): Promise<number> {
  const { rows } = await cliente.query<{ id: number }>(`SELECT nextval(pg_get_serial_sequence('comum.arquivo_legado', 'id')) AS id`);
  const [novo] = rows;
  if (novo === undefined) throw new Error('a sequência não deu número');
  return novo.id;
}

async function copiar(cliente: Cliente, arquivo: number, texto: AsyncIterable<string>): Promise<LegadoLido> {
  const fluxo = cliente.query(copiarDe('COPY comum.auditoria_legada (arquivo, linha, em, usuario, funcao, acao, objeto, antes, depois, ip, terminal) FROM STDIN'));
  let recusa: Error | undefined;
  const acabou = new Promise<void>((resolver, rejeitar) => {
    fluxo.once('finish', resolver);
    fluxo.on('error', (erro) => {
      recusa ??= erro;
      rejeitar(erro);
    });
  });
  acabou.catch(() => undefined);
  let bloco = '';
  const despejar = async (): Promise<void> => {
    if (recusa !== undefined) throw recusa;
    const cabe = fluxo.write(bloco);
    bloco = '';
    if (!cabe) await once(fluxo, 'drain');
  };
  try {
    const lido = await lerTudo(texto, (ato, linha) => {
      bloco += linhaDeCopia([String(arquivo), String(linha), ato.em, ato.usuario, ato.funcao, ato.acao, ato.objeto, ato.antes, ato.depois, ato.ip, ato.terminal]);
      return bloco.length > BLOCO ? despejar() : undefined;
    });
    if (bloco !== '') await despejar();
    fluxo.end();
    await acabou;
    return lido;
  } catch (erro) {
    if (recusa === undefined) {
      fluxo.destroy(erro instanceof Error ? erro : new Error(String(erro)));
      await acabou.catch(() => undefined);
    }
    throw recusa ?? erro;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function linhaDeCopia(celulas: readonly (string | null)[]): string {
  return `${celulas.map((c) => (c === null ? '\\N' : c.replace(/[\\\t\n\r]/g, (letra) => ESCAPES[letra] ?? letra))).join('\t')}\n`;
}

/** Hands each good row to `guardar` while none was refused: what follows the first refusal is read only to be told. */
async function lerTudo(texto: AsyncIterable<string>, guardar: (ato: AtoLegado, linha: number) => Promise<void> | undefined): Promise<LegadoLido> {
  const leitor = leitorDeCsv();
  const recusas: RecusaDoLegado[] = [];
  let [recusadas, linhas] = [0, 0];
  let onde: ReadonlyMap<CampoDoLegado, number> | undefined;
  let colunas = 0;
  const recusar = (linha: number, campo: CampoDoLegado | null, mensagem: string): void => {
    recusadas += 1;
    if (recusas.length < MOSTRADAS) recusas.push({ linha, campo, mensagem });
  };
  const agora = agoraEmSaoPaulo();
  const umaLinha = ({ linha, celulas }: LinhaDeCsv): Promise<void> | undefined => {
    if (onde === undefined) {
      const cabecalho = colunasDoCabecalho(celulas, COLUNAS_DO_LEGADO);
      for (const mensagem of cabecalho.recusas) recusar(linha, null, mensagem);
      onde = cabecalho.onde;
      colunas = celulas.length;
      return undefined;
    }
    linhas += 1;
    if (celulas.length > colunas) recusar(linha, null, `há ${celulas.length} células e só ${colunas} colunas. Ponha entre aspas a célula que tem ponto e vírgula.`);
    const ato = lerAtoLegado(celulas, onde, { agora, ehIp: (t) => isIP(t) !== 0 }, (campo, mensagem) => recusar(linha, campo, mensagem));
    return recusadas === 0 ? guardar(ato, linhas) : undefined;
  };
  try {
    for await (const trecho of texto) {
      for (const linha of leitor.ler(trecho)) {
        const espera = umaLinha(linha);
        if (espera !== undefined) await espera;
      }
      // with a wrong header every line would be wrong
      if (linhas === 0 && recusadas > 0) break;
    }
    for (const linha of leitor.terminar()) await umaLinha(linha);
  } catch (erro) {
    if (!(erro instanceof CsvInvalido)) throw erro;
    recusar(erro.linha, null, erro.message);
  }
  if (linhas === 0 && recusadas === 0) recusar(1, null, 'não há nenhum ato. A primeira linha tem os nomes das colunas, e cada uma das outras é um ato.');
  return { linhas, recusas, recusadas };
}

function agoraEmSaoPaulo(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Sao_Paulo', dateStyle: 'short', timeStyle: 'medium' }).format(new Date());
}

/** The file's own row, and the act that answers for it: sealed as any other, it has the digest of all that came (docs/adr/0018). */
async function selar(cliente: Cliente, { id, nome, resumo, linhas, autor }: { readonly id: number; readonly nome: string; readonly resumo: Buffer; readonly linhas: number; readonly autor: Autor }): Promise<void> {
  const { rows } = await cliente.query<{ de: Date; ate: Date; selo: string }>(
    `INSERT INTO comum.arquivo_legado (id, nome, resumo, linhas, de, ate, partes) OVERRIDING SYSTEM VALUE
     SELECT $1, $2, $3, $4, min(l.em), max(l.em), (SELECT string_agg(p.resumo, ''::bytea ORDER BY p.parte) FROM (${PARTES_DO_LEGADO('l.arquivo = $1')}) p)
       FROM comum.auditoria_legada l WHERE l.arquivo = $1 RETURNING de, ate, encode(sha256(partes), 'hex') AS selo`,
    [id, nome, resumo, linhas],
  );
  const [arquivo] = rows;
  if (arquivo === undefined) throw new Error('o arquivo não entrou');
  await auditar(cliente, {
    autor,
    funcao: 'comum/importar-auditoria',
    objeto: `arquivo-legado:${id}`,
    depois: { origem: 'LEGADO', arquivo: nome, resumo: resumo.toString('hex'), linhas, de: arquivo.de.toISOString(), ate: arquivo.ate.toISOString(), selo: arquivo.selo },
  });
}

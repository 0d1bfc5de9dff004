import { createHash } from 'node:crypto';
import { arquivoPorDescartar, blocosDe, descartar, jaGuardado, linhasDoBloco, proximaRemessa, registrarArquivo, type Remessa } from '../postgres/comum/guardar-auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { abrir } from '../s3/objeto.ts';
import { guardarOriginal } from '../s3/guardar-original.ts';
import { conferirArquivo } from './conferir-arquivo.ts';
import { conferencia, type BlocoSelado, type LinhaGuardada } from './linhas.ts';
import { chaveDoManifesto, manifesto, type ArquivoDaGuarda } from './manifesto.ts';
import { comprimir } from './parte.ts';

interface Deps {
  readonly pool: Pool;
  /** The bucket under Object Lock. */
  readonly guarda: string;
}

export interface Guardados {
  readonly arquivos: number;
  readonly descartados: number;
}

/** No file of ours is near it: rows are at most 20,000 a file, or one block. */
const MAIOR_ARQUIVO = 2 ** 30;

/**
 * Puts away what passed its time, a file at a time, for as long as `continuar` lets it. Each step is found again by the tables, whatever died in the middle:
 * rows → file (of the same bytes, whoever makes it) → record → read back and compared, row by row → rows discarded by the database, which checks again.
 */
export async function guardarAuditoria(deps: Deps, continuar: () => boolean = () => true): Promise<Guardados> {
  const feito = { arquivos: 0, descartados: 0 };
  while (continuar()) {
    const pronto = await arquivoPorDescartar(deps.pool);
    if (pronto !== undefined) {
      await conferirGuardado(deps, pronto);
      feito.descartados += await descartar(deps.pool, pronto.numero);
      continue;
    }
    const remessa = await proximaRemessa(deps.pool);
    if (remessa === undefined) break;
    feito.arquivos += await escrever(deps, remessa);
  }
  return feito;
}

async function blocosInteiros({ pool }: Deps, de: Pick<Remessa, 'primeiro' | 'ultimo'>): Promise<readonly BlocoSelado[]> {
  const blocos = await blocosDe(pool, de);
  if ('solto' in blocos) throw new Error(`o bloco ${blocos.solto} da auditoria foi alterado, ou não vem depois do anterior: nada foi guardado nem descartado`);
  return blocos;
}

async function conferirGuardado(deps: Deps, arquivo: ArquivoDaGuarda): Promise<void> {
  const blocos = await blocosInteiros(deps, arquivo);
  for await (const achado of conferirArquivo(arquivo, blocos, (chave, versao) => abrir({ balde: deps.guarda, chave, versao: versao ?? undefined }, MAIOR_ARQUIVO))) {
    throw new Error(`o que está na guarda não é o que se selou, e nada foi descartado: ${JSON.stringify(achado)}`);
  }
}

/** @returns files written: none when another run wrote it meanwhile and the rows left before they were all read. */
async function escrever(deps: Deps, { ano, ...remessa }: Remessa): Promise<0 | 1> {
  const blocos = await blocosInteiros(deps, remessa);
  const partes: Buffer[] = [];
  for (const bloco of blocos) {
    const c = conferencia(bloco);
    partes.push(await comprimir(vistas(linhasDoBloco(deps.pool, bloco.numero), c.ver)));
    const [diferenca] = c.diferencas();
    if (diferenca === undefined) continue;
    if (await jaGuardado(deps.pool, bloco.numero)) return 0;
    throw new Error(`os registros da auditoria não são os que se selaram, e nada foi guardado nem descartado: ${JSON.stringify(diferenca)}`);
  }
  const bytes = Buffer.concat(partes);
  const resumo = createHash('sha256').update(bytes).digest();
  const chave = `auditoria/registros/${ano}/${remessa.primeiro}-${remessa.ultimo}-${resumo.toString('hex').slice(0, 16)}.jsonl.gz`;
  const arquivo = { ...remessa, chave, partes: partes.map((p) => p.length), resumo };
  const versao = await guardarOriginal({ balde: deps.guarda, chave }, bytes, 'application/gzip');
  await guardarOriginal({ balde: deps.guarda, chave: chaveDoManifesto(chave) }, manifesto(arquivo, blocos), 'application/json');
  await registrarArquivo(deps.pool, { ...arquivo, versao });
  return 1;
}

async function* vistas(linhas: AsyncIterable<LinhaGuardada>, ver: (linha: LinhaGuardada) => void): AsyncGenerator<LinhaGuardada> {
  for await (const linha of linhas) {
    ver(linha);
    yield linha;
  }
}

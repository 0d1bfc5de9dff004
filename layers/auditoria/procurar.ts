import { arquivosDoPeriodo, lerBlocos } from '../postgres/comum/guardar-auditoria.ts';
import type { AtoAuditado, FiltroDaAuditoria } from '../postgres/comum/procurar-auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { abrir } from '../s3/objeto.ts';
import { atoGuardado, comoNaProcura } from './ato-guardado.ts';
import { conferirArquivo, type AchadoNaGuarda } from './conferir-arquivo.ts';
import type { ArquivoDaGuarda } from './manifesto.ts';
import { serveNaGuarda, type Serve } from './serve.ts';

type Lidos = { readonly itens: readonly AtoAuditado[]; readonly continua: string | null; readonly lidosDesde: string | null; readonly nomeDaPessoa: string | null };

/** Acts answered, and files read, at a time. */
const ITENS = 200;
const ARQUIVOS = 4;
const MAIOR_ARQUIVO = 2 ** 28;

/**
 * The acts of the bucket that fit, the most recent first, from `continua` on: at most `maximo`, of at most {@link ARQUIVOS} files. Each file is compared with what
 * was sealed before anything of it is answered; `dano` is what is wrong with the first that is not.
 */
export async function procurarNaGuarda(
  { pool, guarda }: { readonly pool: Pool; readonly guarda: string },
  procura: FiltroDaAuditoria,
  continua: string | undefined,
  maximo = ITENS,
): Promise<Lidos | { readonly dano: AchadoNaGuarda }> {
  const [doMarcador = Infinity, jaVistos = 0] = continua?.split(':').map(Number) ?? [];
  const todos = (await arquivosDoPeriodo(pool, procura.de ?? null, procura.ate ?? null)).filter((a) => a.numero <= doMarcador).reverse();
  const { cabe, nomeDaPessoa } = await serveNaGuarda(pool, procura);
  const itens: AtoAuditado[] = [];
  let lidosDesde: string | null = null;
  for (const arquivo of todos.slice(0, ARQUIVOS)) {
    const pulo = arquivo.numero === doMarcador ? jaVistos : 0;
    const cabem = maximo - itens.length;
    const lido = await atosDoArquivo({ pool, guarda }, arquivo, cabe, pulo + cabem + 1);
    if ('dano' in lido) return lido;
    lidosDesde = lido.primeiro ?? lidosDesde;
    const restam = lido.atos.slice(pulo);
    itens.push(...restam.slice(0, cabem));
    if (restam.length > cabem) return { itens, continua: `${arquivo.numero}:${pulo + cabem}`, lidosDesde, nomeDaPessoa };
  }
  const proximo = todos[ARQUIVOS];
  return { itens, continua: proximo === undefined ? null : `${proximo.numero}:0`, lidosDesde, nomeDaPessoa };
}

type DoArquivo = { readonly atos: readonly AtoAuditado[]; readonly primeiro: string | null };

/** Of the acts of a file that fit, the `quantos` most recent: no more than twice as many are ever in memory. */
async function atosDoArquivo({ pool, guarda }: { readonly pool: Pool; readonly guarda: string }, arquivo: ArquivoDaGuarda, cabe: Serve, quantos: number): Promise<DoArquivo | { readonly dano: AchadoNaGuarda }> {
  const atos: AtoAuditado[] = [];
  let primeiro: string | null = null;
  const ler = (chave: string, versao: string | null) => abrir({ balde: guarda, chave, versao: versao ?? undefined }, MAIOR_ARQUIVO);
  const achados = conferirArquivo(arquivo, await lerBlocos(pool, arquivo.primeiro, arquivo.ultimo), ler, (linha) => {
    const { dia, ato } = atoGuardado(linha);
    primeiro ??= new Date(ato.em).toISOString();
    if (!cabe(ato, dia)) return;
    atos.push(comoNaProcura(ato));
    if (atos.length >= 2 * quantos) recentes(atos, quantos);
  });
  for await (const dano of achados) return { dano };
  recentes(atos, quantos);
  return { atos, primeiro };
}

function recentes(atos: AtoAuditado[], quantos: number): void {
  atos.sort((a, b) => b.id - a.id);
  atos.splice(quantos);
}

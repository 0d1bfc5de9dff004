import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as proximaVolta } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { carregarFontes } from './fontes.ts';
import { imprimivel } from './texto-imprimivel.ts';

/** A template file of `modelos/`, and the function of it that takes the data. */
export interface Modelo {
  readonly arquivo: string;
  readonly funcao: string;
}

export interface PedidoDeDocumento {
  readonly modelo: Modelo;
  /** JSON-like; reaches the template as a file, never as markup. */
  readonly dados: unknown;
  readonly titulo: string;
  readonly autor: string;
  /** Seconds since 1970. It is an input: the same pedido gives the same bytes. */
  readonly instante: number;
}

/** Typst with its fonts loaded: made once per process (some 40 ms), used for every document of it. */
export interface Compositor {
  /** @throws Error in Portuguese, with the compiler's diagnosis, when the template or its data do not compile. */
  readonly compor: (pedido: PedidoDeDocumento) => Promise<Uint8Array>;
}

/**
 * The cache of the compiler is global and only grows: after each document it loses what the last two did not use. Measured: 160 MB steady
 * with bills of one page, against 1 MB more a bill without it; keeping nothing at all costs twice the time.
 */
const IDADE_NO_CACHE = 1;

/** All that a template can read of the disk. A bundle carries this folder beside itself. */
const RAIZ = fileURLToPath(new URL('modelos', import.meta.url));
const ENTRADA = 'entrada.json';

export function abrirCompositor(): Compositor {
  const fontes = carregarFontes();
  const compilador = NodeCompiler.create({ workspace: RAIZ, fontArgs: [{ fontBlobs: [...fontes.arquivos] }] });
  const conhecidos = new Set<string>();
  const compor = async (pedido: PedidoDeDocumento): Promise<Uint8Array> => {
    // What the compiler handed over before is freed only when the event loop turns; a batch would never let it turn.
    await proximaVolta();
    if (!conhecidos.has(pedido.modelo.arquivo)) {
      const caminho = join(RAIZ, pedido.modelo.arquivo);
      compilador.addSource(caminho, readFileSync(caminho, 'utf8'));
      conhecidos.add(pedido.modelo.arquivo);
    }
    const entrada = imprimivel({ dados: pedido.dados, titulo: pedido.titulo, autor: pedido.autor }, fontes.desenha);
    compilador.mapShadow(join(RAIZ, ENTRADA), Buffer.from(JSON.stringify(entrada)));
    try {
      return gerarPdf(compilador, pedido);
    } finally {
      compilador.evictCache(IDADE_NO_CACHE);
    }
  };
  return { compor };
}

function gerarPdf(compilador: NodeCompiler, { modelo, instante }: PedidoDeDocumento): Uint8Array {
  // The title is set in a scope of its own: as a style of the page it would differ in every bill, and nothing laid out could be reused.
  const principal = `#import "/${modelo.arquivo}": ${modelo.funcao}
#let entrada = json("/${ENTRADA}")
#{ set document(title: entrada.titulo, author: entrada.autor, date: auto); metadata(none) }
#${modelo.funcao}(entrada.dados)
`;
  try {
    // In one call: a compiled document handed to JavaScript would stay until it is collected, 1 MB a bill.
    return compilador.pdf({ mainFileContent: principal }, { creationTimestamp: instante, pdfStandard: 'ua-1' });
  } catch (causa) {
    throw new Error(`o modelo ${modelo.arquivo} não vira PDF: ${diagnostico(compilador, principal, causa)}`, { cause: causa });
  }
}

/** The call that makes the PDF tells little when the template itself is wrong: compiling it alone says where and why. */
function diagnostico(compilador: NodeCompiler, principal: string, causa: unknown): string {
  const falha = compilador.compile({ mainFileContent: principal }).takeDiagnostics();
  if (falha !== null) return JSON.stringify(compilador.fetchDiagnostics(falha));
  return causa instanceof Error ? causa.message : String(causa);
}

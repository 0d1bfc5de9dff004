import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FalhaDoComando } from '../cli/falhas.ts';
import type { TipoDeCaso } from './responder.ts';

/** Case files by what their names, inside the folder, say they are. */
const CONHECIDOS: readonly (readonly [RegExp, TipoDeCaso])[] = [
  [/(^|\/)tarifas?\/[^/]+\.jsonl$|(^|\/)tarifas?[^/]*\.jsonl$/, 'tarifa'],
  [/(^|\/)arrecadacao[^/]*\.jsonl$/, 'arrecadacao'],
  [/(^|\/)dv[^/]*\.jsonl$/, 'dv'],
  [/(^|\/)(pix_?)?brcodes?[^/]*\.jsonl$/, 'brcode'],
  [/(^|\/)acrescimos[^/]*\.jsonl$/, 'acrescimos'],
];
/** A bank file and what it should read as, side by side. */
const ESPERADO_DE_ARQUIVO = /(^|\/)(arrecadacao150)\/[^/]+\.expected\.json$/;
const DE_OUTRO_FORMATO = /\.jsonl$|\.expected\.json$/;

/** One file of cases, or one folder of bank files, ready to be compared. */
export interface ConjuntoDeCasos {
  readonly tipo: TipoDeCaso;
  /** Path inside the folder. */
  readonly nome: string;
  /** Where the paths of the cases start: a file in that place. */
  readonly arquivo: string;
  /** JSON lines. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

export interface PastaDeCasos {
  readonly conjuntos: readonly ConjuntoDeCasos[];
  /** Files of cases, or folders of bank files, of a type that is not compared yet. */
  readonly naoConferidos: readonly string[];
}

async function* deUmaVez(ler: () => Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield ler();
}

function caminhosDe(pasta: string): string[] {
  if (statSync(pasta).isFile()) return [pasta];
  const itens = readdirSync(pasta, { withFileTypes: true }).filter((i) => !i.name.startsWith('.') && i.name !== 'node_modules');
  return itens.flatMap((i) => (i.isDirectory() ? caminhosDe(join(pasta, i.name)) : [join(pasta, i.name)])).sort();
}

function esperadoDe(caminho: string): { readonly arquivo?: string; readonly esperado?: unknown } {
  try {
    return JSON.parse(readFileSync(caminho, 'utf8')) as { readonly arquivo?: string; readonly esperado?: unknown };
  } catch (e) {
    if (e instanceof SyntaxError) throw new FalhaDoComando(`O arquivo ${caminho} não é um JSON. Corrija-o ou tire-o da pasta.`);
    throw e;
  }
}

/** A case for each bank file that says what it should read as. */
function casosDosArquivos(esperados: readonly string[]): Uint8Array {
  const linhas = esperados.map((caminho) => {
    const { arquivo, esperado } = esperadoDe(caminho);
    const nome = arquivo ?? caminho.slice(caminho.lastIndexOf('/') + 1).replace(/\.expected\.json$/, '');
    return JSON.stringify({ id: nome, formato: 'arrecadacao150', arquivo: nome, esperado });
  });
  return Buffer.from(`${linhas.join('\n')}\n`);
}

/** What there is to compare under `pasta`, in the order of the names. Throws when there is no such folder. */
export function casosDaPasta(pasta: string): PastaDeCasos {
  // The name of the folder itself may be what says the type: `…/tarifas`.
  const base = join(pasta, '..');
  const caminhos = caminhosDe(pasta);
  const conjuntos: ConjuntoDeCasos[] = [];
  const naoConferidos = new Set<string>();
  const bancarios = new Map<string, string[]>();
  for (const caminho of caminhos) {
    const nome = relative(base, caminho);
    const tipo = CONHECIDOS.find(([padrao]) => padrao.test(nome))?.[1];
    if (tipo !== undefined) conjuntos.push({ tipo, nome, arquivo: caminho, bytes: () => deUmaVez(() => readFileSync(caminho)) });
    else if (ESPERADO_DE_ARQUIVO.test(nome)) bancarios.set(join(caminho, '..'), [...(bancarios.get(join(caminho, '..')) ?? []), caminho]);
    else if (DE_OUTRO_FORMATO.test(nome)) naoConferidos.add(nome.endsWith('.jsonl') ? nome : `${dirname(nome)}/`);
  }
  for (const [lugar, esperados] of bancarios) {
    conjuntos.push({ tipo: 'arquivo', nome: relative(base, lugar), arquivo: join(lugar, 'casos.jsonl'), bytes: () => deUmaVez(() => casosDosArquivos(esperados)) });
  }
  return { conjuntos, naoConferidos: [...naoConferidos].sort() };
}

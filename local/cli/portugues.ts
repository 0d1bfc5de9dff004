import type { Command, Help } from 'commander';
import { comando as comoDigitar } from './texto.ts';

/** What the library says in English, and how a person here reads it. */
const TITULOS: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argumentos:',
  'Options:': 'Opções:',
  'Global Options:': 'Opções gerais:',
  'Commands:': 'Comandos:',
};

const ERROS: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+?)'/, "a opção '$1' não existe"],
  [/^unknown command '(.+?)'/, "o comando '$1' não existe"],
  [/^missing required argument '(.+?)'/, "falta dizer '$1'"],
  [/^option '(.+?)' argument missing/, "a opção '$1' precisa de um valor"],
  [/^required option '(.+?)' not specified/, "falta a opção '$1'"],
  [/^option '(.+?)' cannot be used with option '(.+?)'/, "a opção '$1' não pode ser usada com '$2'"],
  [/^too many arguments(?: for '(.+?)')?\. Expected (\d+) arguments? but got (\d+)[.:].*$/, "argumentos demais em '$1': são $2, vieram $3"],
  [/^option '(.+?)' argument '(.*?)' is invalid\./, "o valor '$2' não serve para a opção '$1'."],
  [/^command-argument value '(.*?)' is invalid for argument '(.+?)'\./, "'$1' não serve para '$2'."],
  [/Allowed choices are (.+?)\.$/, 'Pode ser: $1.'],
  [/\(Did you mean one of (.+?)\?\)/, '(Seria um destes: $1?)'],
  [/\(Did you mean (.+?)\?\)/, '(Seria $1?)'],
];

/** One message of the library, `error: …`, in Portuguese. */
export function traduzirErro(texto: string): string {
  const corpo = texto.replace(/^error: /, '').trimEnd();
  const traduzido = ERROS.reduce((t, [padrao, troca]) => t.replace(padrao, troca), corpo);
  return `Não entendi: ${traduzido}\n`;
}

function traduzirDetalhe(texto: string): string {
  return texto.replace(/\(choices: (.+?)\)/, '(pode ser: $1)').replace(/\(default: (.+?)\)/, '(padrão: $1)').replace(/, default: (.+?)\)/, '; padrão: $1)');
}

function traduzirUso(uso: string): string {
  return uso.replace('[options]', '[opções]').replace('[command]', '[comando]');
}

const ajudaEmPortugues: Partial<Help> = {
  sortSubcommands: false,
  styleTitle: (titulo) => TITULOS[titulo] ?? titulo,
  styleUsage: traduzirUso,
  styleSubcommandTerm: traduzirUso,
  styleOptionDescription: traduzirDetalhe,
  styleArgumentDescription: traduzirDetalhe,
};

/** Applies to a command, and to those created under it afterwards. */
export function emPortugues(comando: Command): Command {
  return comando
    .configureHelp(ajudaEmPortugues)
    .configureOutput({ outputError: (texto, escrever) => escrever(traduzirErro(texto)) })
    .helpOption('-h, --ajuda', 'mostra esta ajuda')
    .showSuggestionAfterError()
    .showHelpAfterError(false);
}

/** What was not understood is followed by where it is explained: the help of the very command. For when every command is there. */
export function ensinarAPerguntar(comando: Command, caminho = ''): void {
  comando.showHelpAfterError(caminho === '' ? `Veja os comandos: ${comoDigitar('ajuda')}` : `Veja como se usa: ${comoDigitar(`${caminho} --ajuda`)}`);
  for (const filho of comando.commands) ensinarAPerguntar(filho, `${caminho} ${filho.name()}`.trim());
}

/**
 * What a person typed, as the library answers it best. `--help` is what fingers type; `ajuda ciclo abrir` is the help of `ciclo abrir`; and help about a
 * command that does not exist is the refusal of that command, where the library would show the help of everything.
 */
export function entenderPedido(raiz: Command, argumentos: readonly string[]): string[] {
  const [primeiro, ...resto] = argumentos.map((a) => (a === '--help' ? '--ajuda' : a));
  if (primeiro === undefined) return [];
  const pedido = primeiro === 'ajuda' && resto.length > 0 ? [...resto, '--ajuda'] : [primeiro, ...resto];
  let atual = raiz;
  for (const [i, nome] of pedido.entries()) {
    if (atual.commands.length === 0 || nome === 'ajuda' || nome.startsWith('-')) break;
    const filho = atual.commands.find((c) => c.name() === nome);
    if (filho === undefined) return pedido.slice(0, i + 1);
    atual = filho;
  }
  return pedido;
}

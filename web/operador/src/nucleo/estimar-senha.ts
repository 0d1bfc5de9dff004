/** What the browser knows of a password while it is typed. Nothing of it leaves the page, and the lists come only when somebody types. */
import { forcaDaSenha, type ForcaDaSenha } from '../../../../domain/acesso/forca-da-senha.ts';
import { normalizarSenha } from '../../../../domain/acesso/politica-de-senha.ts';

export interface Estimativa {
  readonly forca: ForcaDaSenha;
  /** It is in the list of those that attackers try first. */
  readonly vazada: boolean;
}

/** Beyond these letters the estimate says nothing new, and takes long. */
const MAIOR_ESTIMADA = 80;

let pronto: Promise<(senha: string, palavras: readonly string[]) => Estimativa> | undefined;

/** `palavras`: login, name and words of the utility, which who attacks tries too. */
export async function estimarSenha(senha: string, palavras: readonly string[]): Promise<Estimativa> {
  pronto ??= preparar();
  return (await pronto)(senha, palavras);
}

async function preparar(): Promise<(senha: string, palavras: readonly string[]) => Estimativa> {
  const [{ ZxcvbnFactory }, comum, portugues] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-pt-br')]);
  const estimador = new ZxcvbnFactory({ dictionary: { ...comum.dictionary, ...portugues.dictionary }, graphs: comum.adjacencyGraphs });
  const conhecidas = new Set(comum.dictionary['passwords-common']);
  return (senha, palavras) => {
    const normal = normalizarSenha(senha);
    return { forca: forcaDaSenha(estimador.check(normal.slice(0, MAIOR_ESTIMADA), [...palavras]).guesses), vazada: conhecidas.has(normal.toLowerCase()) };
  };
}

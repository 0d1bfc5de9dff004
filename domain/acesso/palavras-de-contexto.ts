/** Words that whoever attacks this utility tries first: the login, the name of the person, the words of the utility (ASVS 5, 6.1.2 and 6.2.11). */

export interface ContextoDaSenha {
  /** User name or e-mail. */
  readonly login: string;
  /** Full name of the person. */
  readonly nome: string;
  /** Words of the utility: saae, the name of the city, água, the product. */
  readonly palavras: readonly string[];
}

/** Shorter ones (da, Ana, Rui) are inside too many good passwords to be refused. */
const MENOR_PALAVRA = 4;

/** What people write in place of a letter; both sides are folded, so that S0r0c4ba is Sorocaba. */
const TROCAS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '!': 'i', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't' };

/** Whether the password has, anywhere and in any case, accent or exchange of letters, one of the words. */
export function contemPalavraDeContexto(senha: string, contexto: ContextoDaSenha): boolean {
  const dobrada = dobrar(senha);
  return palavrasDe(contexto).some((palavra) => dobrada.includes(palavra));
}

function palavrasDe({ login, nome, palavras }: ContextoDaSenha): readonly string[] {
  // The domain of an e-mail is the utility's, and its words are in the list of the utility.
  const conta = login.split('@')[0] ?? login;
  return [conta, ...partes(conta), ...partes(nome), ...palavras.flatMap(partes)].map(dobrar).filter((palavra) => [...palavra].length >= MENOR_PALAVRA);
}

function partes(texto: string): readonly string[] {
  return texto.split(/[^\p{L}\p{M}\p{N}]+/u);
}

function dobrar(texto: string): string {
  const semAcento = texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...semAcento].map((caractere) => TROCAS[caractere] ?? caractere).join('');
}

/**
 * Patterns of the utility's own (TR 6.5.23.11), in a language in which nothing can be slow (docs/adr/0022): `#` is a digit, `A` a letter, `X` either, each
 * followed by `+` when one or more; anything else is itself, and `\` makes itself of what follows. Two texts say a pattern: what is looked for, and the same
 * with `*` where it is hidden: `RG ##.###.###-#` and `RG **.###.###-*`.
 */
import { ok, recusa, type Recusa, type Resultado } from '../../comum/resultado.ts';

export interface PadraoProprio {
  /** What people call it: "RG", "Carteira do plano". */
  readonly nome: string;
  readonly padrao: string;
  readonly mascara: string;
}

type Classe = '#' | 'A' | 'X';
interface Peca {
  readonly classe: Classe | null;
  /** Of a literal: the character. */
  readonly literal: string;
  readonly repete: boolean;
  readonly oculta: boolean;
}

const MAIOR_PADRAO = 60;
const MAIS_REPETICOES = 6;
/** Fewer would hide half of what is written anywhere. */
const MENOS_CURINGAS = 3;

const LETRA_OU_ALGARISMO = /[\p{L}\p{N}]/u;
const CLASSES: Readonly<Record<Classe, RegExp>> = { '#': /\p{Nd}/u, A: /\p{L}/u, X: LETRA_OU_ALGARISMO };
const ehClasse = (c: string | undefined): c is Classe => c === '#' || c === 'A' || c === 'X';

type Invalido = { readonly ok: false; readonly erro: Recusa & { readonly codigo: 'padrao/invalido' } };
const invalido = (porque: string, campo: 'padrao' | 'mascara'): Invalido => recusa('padrao/invalido', porque, campo);

/** The pieces of a text of the language; null when it ends in the middle of one. `*` is only of masks. */
function pecas(texto: string, ehMascara: boolean): readonly Peca[] | null {
  const lidas: Peca[] = [];
  const letras = [...texto];
  for (let i = 0; i < letras.length; i += 1) {
    const c = letras[i] ?? '';
    if (c === '\\') {
      i += 1;
      const literal = letras[i];
      if (literal === undefined) return null;
      lidas.push({ classe: null, literal, repete: false, oculta: false });
    } else if (ehClasse(c)) {
      const repete = letras[i + 1] === '+';
      if (repete) i += 1;
      lidas.push({ classe: c, literal: '', repete, oculta: false });
    } else lidas.push({ classe: null, literal: c, repete: false, oculta: ehMascara && c === '*' });
  }
  return lidas;
}

/** After a run comes something that cannot be part of it: what makes each run end in one place only, so that there is nothing to try again. */
function seguraAsRepeticoes(lidas: readonly Peca[]): boolean {
  return lidas.every((p, i) => {
    const seguinte = lidas[i + 1];
    return !p.repete || seguinte === undefined || (seguinte.classe === null && !LETRA_OU_ALGARISMO.test(seguinte.literal));
  });
}

function conferir(lidas: readonly Peca[], daMascara: readonly Peca[]): Invalido | undefined {
  if (lidas.filter((p) => p.classe !== null).length < MENOS_CURINGAS) return invalido(`O padrão precisa de ao menos ${MENOS_CURINGAS} posições variáveis (#, A ou X): com menos, esconderia quase tudo.`, 'padrao');
  if (lidas.filter((p) => p.repete).length > MAIS_REPETICOES) return invalido(`O padrão pode ter no máximo ${MAIS_REPETICOES} repetições (+).`, 'padrao');
  if (!seguraAsRepeticoes(lidas)) return invalido('Depois de uma repetição (+) use um sinal, como ponto ou arroba, ou termine o padrão.', 'padrao');
  const igual = lidas.length === daMascara.length && lidas.every((p, i) => daMascara[i]?.oculta === true || (p.classe === daMascara[i]?.classe && p.literal === daMascara[i]?.literal && p.repete === daMascara[i]?.repete));
  if (!igual) return invalido('A máscara repete o padrão, posição por posição, com * no lugar do que deve ficar oculto.', 'mascara');
  if (!lidas.some((p, i) => p.classe !== null && daMascara[i]?.oculta === true)) return invalido('A máscara não oculta nada: use * em ao menos uma posição variável.', 'mascara');
  return undefined;
}

/** Puts a pattern on a text. Refusal: `padrao/invalido`, with `campo` `padrao` or `mascara`. */
export function compilarPadrao({ padrao, mascara }: Pick<PadraoProprio, 'padrao' | 'mascara'>): Resultado<(texto: string) => string, Invalido['erro']> {
  if (padrao.length > MAIOR_PADRAO) return invalido(`O padrão pode ter no máximo ${MAIOR_PADRAO} caracteres.`, 'padrao');
  const [lidas, daMascara] = [pecas(padrao.normalize('NFC'), false), pecas(mascara.normalize('NFC'), true)];
  if (lidas === null) return invalido('O padrão termina em \\: escreva o caractere que vem depois dela.', 'padrao');
  if (daMascara === null) return invalido('A máscara termina em \\: escreva o caractere que vem depois dela.', 'mascara');
  const errado = conferir(lidas, daMascara);
  if (errado !== undefined) return errado;
  const prontas = lidas.map((p, i) => ({ ...p, oculta: daMascara[i]?.oculta === true }));
  return ok((texto) => aplicar(prontas, texto));
}

/** A letter or digit at its end is a part of a word: what goes on before or after it is another word, which is not of the pattern. */
const daPalavra = (p: Peca | undefined): boolean => p !== undefined && (p.classe !== null || LETRA_OU_ALGARISMO.test(p.literal));
const seguePalavra = (letra: string | undefined): boolean => letra !== undefined && LETRA_OU_ALGARISMO.test(letra);

/** From left to right, once: what was matched is not looked at again, and a match begins and ends where a word does. */
function aplicar(prontas: readonly Peca[], texto: string): string {
  const letras = [...texto.normalize('NFC')];
  let saida = '';
  for (let i = 0; i < letras.length; ) {
    const casada = daPalavra(prontas[0]) && seguePalavra(letras[i - 1]) ? undefined : casar(prontas, letras, i);
    saida += casada?.mascarada ?? letras[i] ?? '';
    i = casada?.fim ?? i + 1;
  }
  return saida;
}

/** Each run is followed by what cannot be part of it and ends by itself: of one beginning, each letter is looked at once. */
function casar(prontas: readonly Peca[], letras: readonly string[], inicio: number): { readonly fim: number; readonly mascarada: string } | undefined {
  let i = inicio;
  let mascarada = '';
  for (const p of prontas) {
    const de = i;
    if (p.classe === null) i += letras[i] === p.literal ? 1 : 0;
    else while (i < letras.length && (p.repete || i === de) && CLASSES[p.classe].test(letras[i] ?? '')) i += 1;
    if (i === de) return undefined;
    // a run says nothing of its length
    mascarada += p.oculta ? (p.repete ? '***' : '*') : letras.slice(de, i).join('');
  }
  return daPalavra(prontas.at(-1)) && seguePalavra(letras[i]) ? undefined : { fim: i, mascarada };
}

/** Attacks on one expression: what it matches, with a piece of it repeated, and an end that does not fit, so that everything is tried before it gives up. */
import fc from 'fast-check';

/** By small steps at first, so that what takes twice the time for each letter more is stopped at once. */
const TAMANHOS = [16, 18, 20, 22, 24, 26, 28, 30, 34, 38, 44, 52, 64, 80, 104, 136, 192, 280, 420, 700, 1_200, 2_400, 5_000, 10_000, 16_000];
/** Of processor: in proportion to the length, it takes well under a millisecond; to its square, some hundreds. */
const LIMITE_MS = 40;
const AMOSTRAS = 4;
const INICIOS = 10;
const FIM = '\u0001';
const COMUNS = ['a', 'A', '0', ' ', '-', '.', ',', '_', '\n', 'a0', 'a-', '0.', ', ', 'a b', '\t '];
/** For the samples alone, which know no classes of Unicode: a stretch of each. */
const CLASSES: readonly (readonly [RegExp, string, string])[] = [
  [/\\p\{(?:L|Ll|Lu|M)\}/g, 'a-f', '[a-f]'],
  [/\\p\{(?:N|Nd)\}/g, '0-9', '[0-9]'],
  [/\\[pP]\{\w+\}/g, ' !', '[ !]'],
];

interface Ataque {
  readonly antes: string;
  readonly peca: string;
  readonly depois: string;
}

/** Whether some text makes it take more than in proportion to its length. */
export function demora(expressao: RegExp): boolean {
  const sem = new RegExp(expressao.source, expressao.flags.replace('g', ''));
  return ataquesDe(sem).some((a) => TAMANHOS.some((n) => passaDoLimite(sem, `${a.antes}${a.peca.repeat(Math.ceil(n / a.peca.length))}${a.depois}`)));
}

function passaDoLimite(expressao: RegExp, texto: string): boolean {
  // a pause of the process is not the expression's: it has to be slow twice
  return [1, 2].every(() => {
    const inicio = process.cpuUsage();
    expressao.lastIndex = 0;
    expressao.test(texto);
    const { user, system } = process.cpuUsage(inicio);
    return (user + system) / 1_000 > LIMITE_MS;
  });
}

function ataquesDe(expressao: RegExp): readonly Ataque[] {
  const achados = new Map<string, Ataque>();
  const juntar = (a: Ataque): unknown => achados.set(JSON.stringify(a), a);
  for (const peca of COMUNS) juntar({ antes: '', peca, depois: FIM });
  for (const amostra of amostrasDe(expressao)) {
    for (let i = 0; i < Math.min(amostra.length, INICIOS); i++) {
      for (const quanto of [1, 2, 5]) juntar({ antes: amostra.slice(0, i), peca: amostra.slice(i, i + quanto), depois: FIM });
    }
  }
  return [...achados.values()];
}

/** Texts that it matches, always the same; none when it has what cannot be drawn (what looks ahead or behind). */
function amostrasDe({ source, flags }: RegExp): readonly string[] {
  let simples = source;
  for (const [classe, dentro, fora] of CLASSES) simples = simples.replace(classe, (_achada, em: number, tudo: string) => (dentroDeColchetes(tudo, em) ? dentro : fora));
  try {
    return fc.sample(fc.stringMatching(new RegExp(simples, flags.replace(/[iu]/g, ''))), { numRuns: AMOSTRAS, seed: 7 });
  } catch {
    return [];
  }
}

function dentroDeColchetes(tudo: string, em: number): boolean {
  const antes = tudo.slice(0, em).replace(/\\./g, '');
  return antes.lastIndexOf('[') > antes.lastIndexOf(']');
}

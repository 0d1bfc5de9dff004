/**
 * How much the name of a user and that of the one responsible for a ligação say together (TR 6.3). Each word is worth its information, ln(people /
 * people with the word): "Silva" says little, a rare surname much. The words in common identify one person when their information reaches ln(people):
 * then no namesake is expected by chance.
 */

/** `comum`, `doUsuario`, `daPessoa`: information (nats) of the words in common, of the whole name of each. `pessoas`: how many there are. */
export interface NomesComparados {
  readonly comum: number;
  readonly doUsuario: number;
  readonly daPessoa: number;
  readonly pessoas: number;
}

/** Both from 0 to 1. */
export interface ParecencaDeNomes {
  readonly semelhanca: number;
  readonly raridade: number;
}

const entre0e1 = (x: number): number => Math.min(1, Math.max(0, x));

export function parecenca({ comum, doUsuario, daPessoa, pessoas }: NomesComparados): ParecencaDeNomes {
  const inteiro = doUsuario + daPessoa;
  return { semelhanca: inteiro <= 0 ? 0 : entre0e1((2 * comum) / inteiro), raridade: pessoas <= 1 ? 0 : entre0e1(comum / Math.log(pessoas)) };
}

/** Points of the name alone: never all of them, since namesakes exist. */
const DO_NOME = 60;
export const PONTOS_DO_MESMO_EMAIL = 85;
/** The user acted on the ligação of who has his name: what turns a coincidence into something to explain. */
export const PONTOS_DE_TER_AGIDO = 95;

/** Whether the name alone is a finding, by the thresholds in percent. */
export function nomeChama(n: ParecencaDeNomes, limites: { readonly semelhanca: number; readonly raridade: number }): boolean {
  return n.semelhanca * 100 >= limites.semelhanca && n.raridade * 100 >= limites.raridade;
}

export function pontosDoNome({ semelhanca, raridade }: ParecencaDeNomes): number {
  return Math.round(DO_NOME * semelhanca * raridade);
}

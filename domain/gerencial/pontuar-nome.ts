/**
 * How much the name of a user and that of the one responsible for a ligação say together (TR 6.3). Each word is worth its information, ln(people /
 * people with the word): "Silva" says little, a rare surname much. When the information of the words in common reaches ln(people), one person with them is
 * expected by chance; beyond it, less and less than one.
 */

/** `comum`, `doUsuario`, `daPessoa`: information (nats) of the words in common, of the whole name of each. `pessoas`: how many there are. */
export interface NomesComparados {
  readonly comum: number;
  readonly doUsuario: number;
  readonly daPessoa: number;
  readonly pessoas: number;
}

/** `semelhanca` from 0 to 1; `raridade` from 0, and 1 where one person is expected by chance; `homonimos`: how many are. */
export interface ParecencaDeNomes {
  readonly semelhanca: number;
  readonly raridade: number;
  readonly homonimos: number;
}

const entre0e1 = (x: number): number => Math.min(1, Math.max(0, x));

export function parecenca({ comum, doUsuario, daPessoa, pessoas }: NomesComparados): ParecencaDeNomes {
  const inteiro = doUsuario + daPessoa;
  return { semelhanca: inteiro <= 0 ? 0 : entre0e1((2 * comum) / inteiro), raridade: pessoas <= 1 ? 0 : Math.max(0, comum) / Math.log(pessoas), homonimos: pessoas * Math.exp(-Math.max(0, comum)) };
}

/** Points of the name alone: never all of them, since namesakes exist. */
const DO_NOME = 60;
/** From here on rarer says no more: less than one in the square root of the town. */
const RARO_DE_SOBRA = 1.5;
/** The user acted on the ligação of who has his name: what turns a coincidence into something to explain. */
export const PONTOS_DE_TER_AGIDO = 95;

/** Nobody has the e-mail of another by chance. */
export const PONTOS_DO_MESMO_EMAIL = 85;

/** Whether the name alone is a finding, by the thresholds in percent. */
export function nomeChama(n: ParecencaDeNomes, limites: { readonly semelhanca: number; readonly raridade: number }): boolean {
  return n.semelhanca * 100 >= limites.semelhanca && n.raridade * 100 >= limites.raridade;
}

export function pontosDoNome({ semelhanca, raridade }: Omit<ParecencaDeNomes, 'homonimos'>): number {
  return Math.round(DO_NOME * semelhanca * entre0e1(raridade / RARO_DE_SOBRA));
}

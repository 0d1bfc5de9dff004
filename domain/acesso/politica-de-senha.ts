/**
 * The password policy: data that the utility changes (TR 3.8, document 003 item 6.5.23.4). The defaults follow ASVS 5 (6.2.1 length, 6.2.5 no composition,
 * 6.2.10 no rotation, 6.2.4 and 6.2.12 known passwords, 6.2.11 words of context); what the TR wants beyond them can be switched on.
 */
import { diasEntre, somarMesesNaData, type DataCivil } from '../comum/data-civil.ts';
import type { Recusa } from '../comum/resultado.ts';
import { contemPalavraDeContexto, type ContextoDaSenha } from './palavras-de-contexto.ts';

export interface PoliticaDeSenha {
  /** Code points, both ends included. */
  readonly minimo: number;
  readonly maximo: number;
  readonly exigirMaiuscula: boolean;
  readonly exigirMinuscula: boolean;
  readonly exigirNumero: boolean;
  readonly exigirSimbolo: boolean;
  /** In days or in months (TR 3.8), never both; both null: a password does not expire. */
  readonly validadeEmDias: number | null;
  readonly validadeEmMeses: number | null;
  /** How many passwords before the current one may not come back. */
  readonly historico: number;
  readonly recusarVazadas: boolean;
  readonly recusarContexto: boolean;
}

/**
 * 12: ASVS 5 asks for 8 and recommends 15. With refused known passwords, lockout and a second factor for who can do harm, 12 resists a stolen hash,
 * and people at a counter still type it without a note under the keyboard. The utility may ask for more.
 */
export const POLITICA_PADRAO: PoliticaDeSenha = {
  minimo: 12,
  maximo: 128,
  exigirMaiuscula: false,
  exigirMinuscula: false,
  exigirNumero: false,
  exigirSimbolo: false,
  validadeEmDias: null,
  validadeEmMeses: null,
  historico: 0,
  recusarVazadas: true,
  recusarContexto: true,
};

/** What only the caller can know, since it takes a list or a hash. */
export interface FatosDaSenha {
  /** It is in the list of known passwords. */
  readonly vazada: boolean;
  /** It is the current one or one of the `historico` before it: see {@link quantasComparar}. */
  readonly noHistorico: boolean;
}

export type CodigoDaSenha =
  | 'senha/caractere-invalido'
  | 'senha/curta'
  | 'senha/longa'
  | 'senha/sem-maiuscula'
  | 'senha/sem-minuscula'
  | 'senha/sem-numero'
  | 'senha/sem-simbolo'
  | 'senha/vazada'
  | 'senha/repetida'
  | 'senha/palavra-de-contexto';

export type RecusaDeSenha = Recusa & { readonly codigo: CodigoDaSenha };

/** Control characters, line separators and halves of a surrogate pair: some keyboard or form would lose them. */
const INVALIDO = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** NFC, and nothing else: what is compared, measured and hashed, so that an accent typed on another keyboard is the same. Never trimmed nor cut (ASVS 6.2.8). */
export function normalizarSenha(senha: string): string {
  return senha.normalize('NFC');
}

/**
 * The hashes that the caller compares to fill `noHistorico`: the current one always, since keeping the password that an administrator gave
 * is no change (TR 3.8), and those of the history.
 */
export function quantasComparar(politica: PoliticaDeSenha): number {
  return 1 + politica.historico;
}

/** Every refusal at once, none when the password serves. No message repeats a part of the password: messages are shown and logged. */
export function conferirSenha(politica: PoliticaDeSenha, senha: string, contexto: ContextoDaSenha, fatos: FatosDaSenha): readonly RecusaDeSenha[] {
  const normal = normalizarSenha(senha);
  const tamanho = [...normal].length;
  const recusas: RecusaDeSenha[] = [];
  const recusarSe = (condicao: boolean, codigo: CodigoDaSenha, mensagem: string): void => {
    if (condicao) recusas.push({ codigo, mensagem, campo: 'senha' });
  };
  recusarSe(INVALIDO.test(normal), 'senha/caractere-invalido', 'A senha tem um caractere que não se digita (tabulação, quebra de linha ou controle). Apague-o ou digite a senha de novo.');
  recusarSe(tamanho < politica.minimo, 'senha/curta', `A senha tem ${caracteres(tamanho)} e precisa de pelo menos ${politica.minimo}. Acrescente palavras.`);
  recusarSe(tamanho > politica.maximo, 'senha/longa', `A senha tem ${caracteres(tamanho)} e pode ter no máximo ${politica.maximo}. Escolha uma mais curta.`);
  recusarSe(politica.exigirMaiuscula && !/\p{Lu}/u.test(normal), 'senha/sem-maiuscula', 'Falta uma letra maiúscula na senha. Acrescente uma.');
  recusarSe(politica.exigirMinuscula && !/\p{Ll}/u.test(normal), 'senha/sem-minuscula', 'Falta uma letra minúscula na senha. Acrescente uma.');
  recusarSe(politica.exigirNumero && !/\p{Nd}/u.test(normal), 'senha/sem-numero', 'Falta um número na senha. Acrescente um.');
  recusarSe(politica.exigirSimbolo && !/[\p{P}\p{S}]/u.test(normal), 'senha/sem-simbolo', 'Falta um caractere especial na senha, como ! ou #. Acrescente um.');
  recusarSe(politica.recusarVazadas && fatos.vazada, 'senha/vazada', 'Esta senha está nas listas que os invasores tentam primeiro. Escolha outra.');
  recusarSe(fatos.noHistorico, 'senha/repetida', 'Esta senha é a atual ou já foi sua. Escolha uma que você ainda não usou.');
  recusarSe(
    politica.recusarContexto && contemPalavraDeContexto(normal, contexto),
    'senha/palavra-de-contexto',
    'A senha não pode conter seu usuário, seu nome nem palavras da autarquia. Troque essa parte por outras palavras.',
  );
  return recusas;
}

/** Changed on day 1 with 30 days, it serves through day 31, and with 2 months through day 1 of the second: counted in civil days, it never expires in the middle of a shift. */
export function venceu(politica: PoliticaDeSenha, trocadaEm: DataCivil, hoje: DataCivil): boolean {
  const { validadeEmDias, validadeEmMeses } = politica;
  return (validadeEmDias !== null && diasEntre(trocadaEm, hoje) > validadeEmDias) || (validadeEmMeses !== null && hoje > somarMesesNaData(trocadaEm, validadeEmMeses));
}

function caracteres(quantos: number): string {
  return quantos === 1 ? '1 caractere' : `${quantos} caracteres`;
}

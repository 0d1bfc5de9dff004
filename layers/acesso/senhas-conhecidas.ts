import { normalizarSenha } from '../../domain/acesso/politica-de-senha.ts';

let conhecidas: Promise<ReadonlySet<string>> | undefined;

/** Whether a password, in any case, is in the list of those that attackers try first. The list comes with the program: no password is asked of anybody outside. */
export async function senhaConhecida(senha: string): Promise<boolean> {
  conhecidas ??= carregar();
  return (await conhecidas).has(normalizarSenha(senha).toLowerCase());
}

/** Only who needs it waits for it: some 50 thousand words. */
async function carregar(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

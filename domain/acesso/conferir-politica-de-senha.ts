/** What the policy itself may be: the utility chooses (TR 3.8), but not a policy that leaves the door open or that nobody can obey. */
import type { Recusa } from '../comum/resultado.ts';
import type { PoliticaDeSenha } from './politica-de-senha.ts';

/** ASVS 5, 6.2.1: no password under 8. 6.2.9: at least 64 must be accepted. The rest bounds the work of hashing and comparing. */
export const LIMITES_DA_POLITICA = {
  minimo: { de: 8, ate: 64 },
  maximo: { de: 64, ate: 128 },
  validadeEmDias: { de: 1, ate: 3650 },
  validadeEmMeses: { de: 1, ate: 120 },
  historico: { de: 0, ate: 24 },
} as const;

const NOMES: Readonly<Record<keyof typeof LIMITES_DA_POLITICA, string>> = {
  minimo: 'O mínimo de caracteres',
  maximo: 'O máximo de caracteres',
  validadeEmDias: 'A validade em dias',
  validadeEmMeses: 'A validade em meses',
  historico: 'A quantidade de senhas do histórico',
};

/** Refusals: `politica-de-senha/fora-do-limite`, one for each field and one for two validities; none when the policy serves. */
export function conferirPoliticaDeSenha(politica: PoliticaDeSenha): readonly Recusa[] {
  const campos = Object.keys(NOMES) as (keyof typeof LIMITES_DA_POLITICA)[];
  const duas = politica.validadeEmDias !== null && politica.validadeEmMeses !== null;
  const foraDoLimite = campos.flatMap((campo) => {
    const { de, ate } = LIMITES_DA_POLITICA[campo];
    const valor = politica[campo];
    if (valor === null || (Number.isSafeInteger(valor) && valor >= de && valor <= ate)) return [];
    return [{ codigo: 'politica-de-senha/fora-do-limite', mensagem: `${NOMES[campo]} vai de ${de} a ${ate}. Informe um número inteiro entre eles.`, campo }];
  });
  return duas ? [...foraDoLimite, { codigo: 'politica-de-senha/fora-do-limite', mensagem: 'A senha vence em dias ou em meses. Deixe só uma das duas.', campo: 'validadeEmMeses' }] : foraDoLimite;
}

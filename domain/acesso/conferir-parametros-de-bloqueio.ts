/** What lockout may be set to: strict enough to stop guessing, loose enough that a mistake does not close the counter. */
import type { Recusa } from '../comum/resultado.ts';
import type { ParametrosDeBloqueio } from './bloqueio.ts';

/** NIST 800-63B-4 3.2.2 allows no more than 100 failures of one account; an IP may be a whole building. */
export const LIMITES_DO_BLOQUEIO = {
  falhasDoUsuario: { de: 3, ate: 100, nome: 'A quantidade de falhas do usuário' },
  falhasDoIp: { de: 3, ate: 10_000, nome: 'A quantidade de falhas do endereço IP' },
  janelaEmMinutos: { de: 1, ate: 1440, nome: 'O período em que as falhas contam' },
  duracaoEmMinutos: { de: 1, ate: 43_200, nome: 'A duração do bloqueio' },
  falhasAteProva: { de: 1, ate: 10_000, nome: 'A quantidade de falhas até a prova de trabalho' },
} as const;

/** Refusals: `bloqueio/fora-do-limite`, one for each field; `bloqueio/prova-inutil` when the lock would always come before the proof. */
export function conferirParametrosDeBloqueio(parametros: ParametrosDeBloqueio): readonly Recusa[] {
  const campos = Object.keys(LIMITES_DO_BLOQUEIO) as (keyof typeof LIMITES_DO_BLOQUEIO)[];
  const recusas = campos.flatMap((campo): Recusa[] => {
    const { de, ate, nome } = LIMITES_DO_BLOQUEIO[campo];
    const valor = parametros[campo];
    if (valor === null || (Number.isSafeInteger(valor) && valor >= de && valor <= ate)) return [];
    return [{ codigo: 'bloqueio/fora-do-limite', mensagem: `${nome} vai de ${de} a ${ate}. Informe um número inteiro entre eles.`, campo }];
  });
  const { por, falhasAteProva, falhasDoUsuario, falhasDoIp } = parametros;
  const maior = por === 'USUARIO' ? falhasDoUsuario : por === 'IP' ? falhasDoIp : Math.max(falhasDoUsuario, falhasDoIp);
  if (falhasAteProva === null || falhasAteProva < maior) return recusas;
  const mensagem = `O bloqueio viria antes da prova de trabalho. Peça a prova com menos de ${maior} falhas, ou desligue-a.`;
  return [...recusas, { codigo: 'bloqueio/prova-inutil', mensagem, campo: 'falhasAteProva' }];
}

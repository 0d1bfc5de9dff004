/** Two people who change the same thing at once: the second is told, and nothing of the first is lost. */
import { createHash } from 'node:crypto';
import { recusa } from '../../../domain/comum/resultado.ts';

/** Of what is stored, as it is read from the database: two readings of the same agree, and whoever writes says which one he read. */
export function versaoDe(lido: object): string {
  return createHash('sha256').update(JSON.stringify(lido)).digest('base64url').slice(0, 32);
}

export function comVersao<T extends object>(lido: T): T & { readonly versao: string } {
  return { ...lido, versao: versaoDe(lido) };
}

/** @param oQue what was changed, with its article: "estas regras" */
export function recusaDeMudou<C extends string>(codigo: C, oQue: string) {
  return recusa(codigo, `Outra pessoa mudou ${oQue} depois que você abriu a tela, e nada foi gravado agora. Abra a tela de novo, veja o que mudou e repita a sua alteração.`, 'corpo.versao');
}

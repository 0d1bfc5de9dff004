import { recusa } from '../../../domain/comum/resultado.ts';
import { auditar, type Autor } from '../comum/auditoria.ts';
import type { Cliente } from '../conexao.ts';

/** The mask shows six digits of a CPF, and a thousand numbers fit it: so many searches that find nobody would reveal it without saying why. */
const MAIS_SEM_DONO_POR_HORA = 20;
const FUNCAO = 'cadastro/buscar-cpf-sem-dono';

/**
 * Refusal: `busca/cpfs-demais`. Held until the transaction ends: the searches by CPF of one person take turns, so that many at once count as many.
 */
export async function podeBuscarCpf(cliente: Cliente, autor: Autor) {
  await cliente.query(`SELECT pg_advisory_xact_lock(hashtextextended('cadastro:cpf-sem-dono:' || lower($1), 0))`, [autor.nome]);
  const { rows } = await cliente.query<{ n: number }>(`SELECT count(*)::integer AS n FROM comum.auditoria a WHERE a.funcao = $1 AND lower(a.usuario) = lower($2) AND a.em > clock_timestamp() - interval '1 hour'`, [FUNCAO, autor.nome]);
  if ((rows[0]?.n ?? 0) < MAIS_SEM_DONO_POR_HORA) return undefined;
  return recusa('busca/cpfs-demais', `Você procurou ${MAIS_SEM_DONO_POR_HORA} CPFs sem cadastro na última hora. Procure pelo nome, pelo endereço ou pelo CDC, ou espere uma hora. As procuras ficam na auditoria.`, 'consulta.busca');
}

/** Which CPF it was is written nowhere. */
export function anotarCpfSemDono(cliente: Cliente, autor: Autor): Promise<void> {
  return auditar(cliente, { autor, funcao: FUNCAO, objeto: 'ligacao' });
}

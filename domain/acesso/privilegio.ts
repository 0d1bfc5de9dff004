/** Special privileges: acts that no profile gives, granted to one person by name, with dates (confiabilidade 5.2; TR 8.9, 10.11, 13.8). */
import { afirmar } from '../comum/afirmar.ts';
import type { DataCivil } from '../comum/data-civil.ts';
import { ok, recusa, type Resultado } from '../comum/resultado.ts';

declare const marca: unique symbol;
/** `<objeto>:<ato>` in kebab-case, at most 60 characters: `divida-ativa:ver`, `economias:alterar`, `pagamento:estornar`. */
export type Privilegio = string & { readonly [marca]: 'Privilegio' };

/** Both dates are inside. There is always an end: a privilege that nobody renews dies. */
export interface PrivilegioConcedido {
  readonly privilegio: Privilegio;
  readonly de: DataCivil;
  readonly ate: DataCivil;
}

const PALAVRA = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const FORMATO = new RegExp(`^${PALAVRA}:${PALAVRA}$`);
const MAIOR_TAMANHO = 60;

/** The acts that only look: what remains of the privileges of who may only consult. */
const ATOS_DE_CONSULTA: readonly string[] = ['ver', 'consultar'];

/** Refusal: `privilegio/invalido`. */
export function lerPrivilegio(texto: string): Resultado<Privilegio> {
  if (ehPrivilegio(texto)) return ok(texto);
  return recusa('privilegio/invalido', 'O privilégio não existe. Informe objeto e ato em minúsculas e sem acento, como pagamento:estornar.');
}

/** A privilege already checked; throws where {@link lerPrivilegio} refuses. */
export function privilegio(texto: string): Privilegio {
  afirmar(ehPrivilegio(texto), `"${texto}" não é um privilégio`);
  return texto;
}

export function temPrivilegio(concedidos: readonly PrivilegioConcedido[], procurado: Privilegio, hoje: DataCivil): boolean {
  return concedidos.some((c) => c.privilegio === procurado && c.de <= hoje && hoje <= c.ate);
}

export function soConsulta(qual: Privilegio): boolean {
  return ATOS_DE_CONSULTA.includes(qual.slice(qual.indexOf(':') + 1));
}

function ehPrivilegio(texto: string): texto is Privilegio {
  return texto.length <= MAIOR_TAMANHO && FORMATO.test(texto);
}

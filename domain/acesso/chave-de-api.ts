/** A key by which another system calls the API: `nsc_<prefixo>_<segredo>`. The prefix is shown and logged, so that people know which key is meant; the secret is not. */
import { somarDias, type DataCivil } from '../comum/data-civil.ts';
import { ok, recusa, type Recusa, type Resultado } from '../comum/resultado.ts';

const FORMATO = /^nsc_([A-Za-z0-9]{8})_[A-Za-z0-9_-]{43}$/;
/** A day less than two years, leap ones included: the key ends with its last day. */
const MAIOR_VALIDADE_DIAS = 729;

export function montarChave(prefixo: string, segredo: string): string {
  return `nsc_${prefixo}_${segredo}`;
}

/** The prefix of what looks like a key; undefined when it is something else. */
export function prefixoDaChave(texto: string): string | undefined {
  return FORMATO.exec(texto)?.[1];
}

/** How the audit names who calls by a key; fits where a name fits. */
export function nomeDaChave(nome: string, prefixo: string): string {
  return `chave: ${nome} (${prefixo})`;
}

/** Refusal: `chave/validade`. The last day on which the key opens is `ate`. */
export function conferirValidade(ate: DataCivil, hoje: DataCivil): Resultado<DataCivil, Recusa & { readonly codigo: 'chave/validade' }> {
  if (ate >= hoje && ate <= somarDias(hoje, MAIOR_VALIDADE_DIAS)) return ok(ate);
  return recusa('chave/validade', 'A chave vale de hoje a no máximo dois anos. Escolha outra data; depois dela, troque a chave por uma nova.', 'corpo.validaAte');
}

/**
 * How PostgreSQL values become ours, once for the whole process. `pg`'s own binary mode stays off: it corrupts integers silently
 * (node-postgres#3495); dates stay civil dates and bigint becomes a checked number.
 */
import pg from 'pg';

const OID_INT8 = 20;
const OID_DATE = 1082;
const OID_INT8_ARRAY = 1016;
const OID_DATE_ARRAY = 1182;

/** A bigint of the database as a number; money and ids never leave the safe range. */
export function inteiroSeguro(texto: string): number {
  const valor = Number(texto);
  if (!Number.isSafeInteger(valor)) throw new RangeError(`inteiro fora da faixa segura: ${texto}`);
  return valor;
}

function listaDeInteiros(texto: string): number[] {
  return texto === '{}' ? [] : texto.slice(1, -1).split(',').map(inteiroSeguro);
}

function listaDeTextos(texto: string): string[] {
  return texto === '{}' ? [] : texto.slice(1, -1).split(',');
}

const porOid = new Map<number, (texto: string) => unknown>([
  [OID_INT8, inteiroSeguro],
  [OID_DATE, (texto) => texto],
  [OID_INT8_ARRAY, listaDeInteiros],
  [OID_DATE_ARRAY, listaDeTextos],
]);

type Leitor = (texto: string) => unknown;

function leitorDe(oid: number, formato?: 'text' | 'binary'): Leitor {
  const nosso = formato === 'binary' ? undefined : porOid.get(oid);
  return nosso ?? (pg.types.getTypeParser(oid, formato) as Leitor);
}

/** Type parsers for every pool and client of the project. */
export const tipos: pg.CustomTypesConfig = { getTypeParser: leitorDe as pg.CustomTypesConfig['getTypeParser'] };

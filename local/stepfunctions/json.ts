/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [nome: string]: Json };
export type ObjetoJson = { readonly [nome: string]: Json };

/** Step Functions carries at most 256 KiB from one state to the next. */
export const LIMITE_DE_DADOS = 262_144;

export function ehObjeto(valor: Json | undefined): valor is ObjetoJson {
  return typeof valor === 'object' && valor !== null && !Array.isArray(valor);
}

export function tamanhoEmBytes(valor: Json): number {
  return Buffer.byteLength(JSON.stringify(valor));
}

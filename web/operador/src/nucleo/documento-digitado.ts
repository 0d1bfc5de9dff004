import { lerDocumento } from '../../../../domain/cadastro/documento.ts';

/** A CPF or CNPJ is searched for and never put in an address: addresses stay in the history of the browser, and are sent to other people. */
export function ehDocumento(texto: string): boolean {
  return lerDocumento(texto).ok;
}

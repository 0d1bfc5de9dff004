import { formatarDocumento, type Documento } from '../cadastro/documento.ts';

/**
 * The document as paper and public pages show it: `***.456.789-**` for a person, whole for a company, whose number is public.
 * Source: LGPD, art. 6º, III (only what the purpose needs): enough for the owner to recognise, not to be used by another.
 */
export function mascararDocumento(documento: Documento): string {
  const formatado = formatarDocumento(documento);
  return documento.tipo === 'CPF' ? `***${formatado.slice(3, 12)}**` : formatado;
}

/** The five kinds of billing of TR 8.7, with the codes of the reading layout (12.6). */
export const TIPOS_FATURAMENTO = [1, 2, 3, 4, 5] as const;
export type TipoFaturamento = (typeof TIPOS_FATURAMENTO)[number];

/** What each kind charges. TEE (tarifa de esgoto especial) is the sewage of a well or of a fixed volume. */
export const COBRANCAS: Readonly<
  Record<TipoFaturamento, { readonly nome: string; readonly agua: boolean; readonly esgoto: boolean; readonly tee: boolean }>
> = {
  1: { nome: 'Água', agua: true, esgoto: false, tee: false },
  2: { nome: 'Água e esgoto', agua: true, esgoto: true, tee: false },
  3: { nome: 'TEE', agua: false, esgoto: false, tee: true },
  4: { nome: 'Água e TEE', agua: true, esgoto: false, tee: true },
  5: { nome: 'Água, esgoto e TEE', agua: true, esgoto: true, tee: true },
};

export function ehTipoFaturamento(codigo: number): codigo is TipoFaturamento {
  return (TIPOS_FATURAMENTO as readonly number[]).includes(codigo);
}

/** What other contexts may use of collection. */
export type { Convenio, ModuloDv } from './convenio.ts';
export { lerConvenio } from './convenio.ts';
export type { CodigoDeBarras, DadosDoCodigo } from './codigo-de-barras.ts';
export { montarCodigoDeBarras } from './codigo-de-barras.ts';
export type { LinhaDigitavel } from './linha-digitavel.ts';
export { formatarLinhaDigitavel, linhaDigitavel } from './linha-digitavel.ts';

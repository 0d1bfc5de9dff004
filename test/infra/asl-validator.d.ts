/** The package ships no types; this is the part that the tests call. */
declare module 'asl-validator' {
  export default function aslValidator(definicao: unknown): { readonly isValid: boolean; errorsText(separador?: string): string };
}

/**
 * How each kind of personal datum is shown to who may not see it whole (LGPD art. 6º, III; TR 6.5.23.10): enough for the owner to recognise it, not to be used
 * by another. A mask is put on text as it came, so it never throws, never says more than its line here declares, and put twice is as put once.
 */

/** The kinds that a policy turns on and off. */
export const TIPOS_MASCARADOS = ['CPF', 'CNPJ', 'EMAIL', 'TELEFONE', 'NOME'] as const;
export type TipoMascarado = (typeof TIPOS_MASCARADOS)[number];

/** How many letters and digits of the value each mask leaves in sight, at most. */
export const A_VISTA: Readonly<Record<TipoMascarado, number>> = { CPF: 6, CNPJ: 10, EMAIL: 2, TELEFONE: 4, NOME: 2 };

/** What is not of its kind is not shown at all. */
const NADA_A_VISTA = '***';
const ocultar = (texto: string): string => (texto === '' ? '' : NADA_A_VISTA);

const CPF_MASCARADO = /^\*{3}\.\d{3}\.\d{3}-\*\*$/;
const CNPJ_MASCARADO = /^\*\*\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\*\*$/;
const TELEFONE_MASCARADO = /^\(\*\*\) \*{5}-\d{4}$/;

/** Whether it has the shape of one, masked or not; whether the check digits fit is another question. */
export function temFormaDeCpf(texto: string): boolean {
  return CPF_MASCARADO.test(texto) || /^\d{11}$/.test(texto.replace(/[.\-\s]/g, ''));
}

export function temFormaDeCnpj(texto: string): boolean {
  return CNPJ_MASCARADO.test(texto) || /^[0-9A-Z]{12}\d{2}$/.test(semMascara(texto));
}

function semMascara(texto: string): string {
  return texto.replace(/[.\-/\s]/g, '').toUpperCase();
}

/** `***.456.789-**` */
export function mascararCpf(texto: string): string {
  if (CPF_MASCARADO.test(texto)) return texto;
  const n = texto.replace(/[.\-\s]/g, '');
  return /^\d{11}$/.test(n) ? `***.${n.slice(3, 6)}.${n.slice(6, 9)}-**` : ocultar(texto);
}

/** `**.ABC.345/01DE-**`; the alphanumeric CNPJ too (IN RFB 2.229/2024). */
export function mascararCnpj(texto: string): string {
  if (CNPJ_MASCARADO.test(texto)) return texto;
  const n = semMascara(texto);
  return /^[0-9A-Z]{12}\d{2}$/.test(n) ? `**.${n.slice(2, 5)}.${n.slice(5, 8)}/${n.slice(8, 12)}-**` : ocultar(texto);
}

const primeira = (texto: string): string => [...texto][0] ?? '';

/** `j***@d***` */
export function mascararEmail(texto: string): string {
  const arroba = texto.lastIndexOf('@');
  const [conta, dominio] = [texto.slice(0, Math.max(arroba, 0)), texto.slice(arroba + 1)];
  return conta === '' || dominio === '' ? ocultar(texto) : `${primeira(conta)}***@${primeira(dominio)}***`;
}

/** `(**) *****-4567`, whatever the length of the number. */
export function mascararTelefone(texto: string): string {
  if (TELEFONE_MASCARADO.test(texto)) return texto;
  const n = texto.replace(/\D/g, '');
  return n.length >= 8 && n.length <= 13 ? `(**) *****-${n.slice(-4)}` : ocultar(texto);
}

/** `M*** A***`: first letters of the first and of the last name. */
export function mascararNome(texto: string): string {
  const nomes = texto.split(/\s+/).filter((n) => n !== '');
  const pontas = nomes.length > 1 ? [nomes[0], nomes.at(-1)] : nomes;
  return pontas.map((n) => `${primeira(n ?? '')}***`).join(' ');
}

export const MASCARAS: Readonly<Record<TipoMascarado, (texto: string) => string>> = {
  CPF: mascararCpf,
  CNPJ: mascararCnpj,
  EMAIL: mascararEmail,
  TELEFONE: mascararTelefone,
  NOME: mascararNome,
};

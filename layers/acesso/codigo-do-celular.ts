/** The code of six digits that a telephone shows for thirty seconds (TOTP, RFC 6238), and those kept for the day in which it is lost. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

const PERIODO_S = 30;
/** Of a telephone whose clock is late or early by one. */
const VIZINHOS = [0, -1, 1] as const;
/** A used code is remembered until no clock could show it again. */
export const MEMORIA_DO_CODIGO_S = PERIODO_S * 4;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Without those that are read one for the other. */
const LETRAS = 'abcdefghjkmnpqrstuvwxyz23456789';

function sortear(letras: string, quantas: number): string {
  return Array.from({ length: quantas }, () => letras.charAt(randomInt(letras.length))).join('');
}

/** 28 letters of 31 are 138 random bits; RFC 4226 asks for 128. */
export function novoSegredo(): string {
  return sortear(LETRAS, 28);
}

const QUANTOS_CODIGOS = 10;
/** Six groups of four of 31 letters are 118 random bits; 112 are enough for a plain digest (ASVS 6.5.2). */
const GRUPOS = 6;
const DO_GRUPO = 4;

export function novosCodigosDeReserva(): readonly string[] {
  return Array.from({ length: QUANTOS_CODIGOS }, () => Array.from({ length: GRUPOS }, () => sortear(LETRAS, DO_GRUPO)).join('-'));
}

/** As it was given, however it was typed: in capitals, with spaces or nothing between the groups. Undefined for what is no recovery code. */
export function codigoDeReservaLido(digitado: string): string | undefined {
  const letras = digitado.toLowerCase().replace(/[\s-]/g, '');
  return letras.length === GRUPOS * DO_GRUPO && [...letras].every((letra) => LETRAS.includes(letra)) ? (letras.match(/.{4}/g) ?? []).join('-') : undefined;
}

/** As recovery codes were before 118 bits: no such code is valid any more. */
export function ehCodigoDeReservaAntigo(digitado: string): boolean {
  return /^[a-z2-9]{5}-?[a-z2-9]{5}$/.test(digitado);
}

/** What a person types where the QR code cannot be read. */
export function chaveDoSegredo(segredo: string): string {
  let bits = '';
  for (const byte of Buffer.from(segredo, 'utf8')) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((grupo) => BASE32.charAt(Number.parseInt(grupo.padEnd(5, '0'), 2))).join('');
}

/** What the QR code says. */
export function enderecoDoSegredo(segredo: string, login: string): string {
  return `otpauth://totp/Nascente:${encodeURIComponent(login)}?secret=${chaveDoSegredo(segredo)}&issuer=Nascente&period=${PERIODO_S}&digits=6`;
}

export function codigoEm(segredo: string, passo: number): string {
  const contador = Buffer.alloc(8);
  contador.writeBigUInt64BE(BigInt(passo));
  const resumo = createHmac('sha1', Buffer.from(segredo, 'utf8')).update(contador).digest();
  const onde = resumo.readUInt8(resumo.length - 1) & 0x0f;
  return String((resumo.readUInt32BE(onde) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export function passoDe(agora: Date): number {
  return Math.floor(agora.getTime() / 1000 / PERIODO_S);
}

/** The step whose code this is; undefined for none. */
export function passoDoCodigo(segredo: string, codigo: string, agora: Date): number | undefined {
  if (!/^\d{6}$/.test(codigo)) return undefined;
  return VIZINHOS.map((v) => passoDe(agora) + v).filter((passo) => timingSafeEqual(Buffer.from(codigoEm(segredo, passo)), Buffer.from(codigo)))[0];
}

/** CRC16-CCITT-FALSE of the BR Code: polynomial 0x1021, initial 0xFFFF, nothing reflected, over the UTF-8 bytes (Manual do BR Code). */

/** Four upper-case hexadecimal digits; `texto` must include the `6304` that announces them. */
export function crc16(texto: string): string {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(texto)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

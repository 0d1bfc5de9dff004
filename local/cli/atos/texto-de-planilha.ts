/** UTF-8, or what Windows spreadsheets write when nobody chooses. Decided by the whole of the file: bytes that are no UTF-8 are not it. */
export function codificacaoDe(pedacos: Iterable<Uint8Array>): 'utf-8' | 'windows-1252' {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const pedaco of pedacos) utf8.decode(pedaco, { stream: true });
    utf8.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

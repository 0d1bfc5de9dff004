type Codificacao = 'utf-8' | 'windows-1252';

/** UTF-8, or what Windows writes when nobody chooses: bytes that are no UTF-8 are not it. Known when all of them were seen. */
export function decodificadorDe(): { ver(bytes: Uint8Array): void; qual(): Codificacao } {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let qual: Codificacao = 'utf-8';
  const tentar = (fazer: () => unknown): void => {
    if (qual !== 'utf-8') return;
    try {
      fazer();
    } catch {
      qual = 'windows-1252';
    }
  };
  return {
    ver: (bytes) => tentar(() => utf8.decode(bytes, { stream: true })),
    qual: () => {
      tentar(() => utf8.decode());
      return qual;
    },
  };
}

export function codificacaoDe(bytes: Uint8Array): Codificacao {
  const decodificador = decodificadorDe();
  decodificador.ver(bytes);
  return decodificador.qual();
}

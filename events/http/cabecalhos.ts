/** A call that a screen makes by itself, with nobody at it, carries this header: it does not keep the session open. */
export const CABECALHO_OCIOSO = 'x-ocioso';

/** The secret that CloudFront adds to what it sends to the API, and the address of the viewer, which its function writes. */
export const CABECALHO_DA_ORIGEM = 'x-origem';
export const CABECALHO_DO_VISITANTE = 'x-visitante';

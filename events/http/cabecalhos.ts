/** A call that a screen makes by itself, with nobody at it, carries this header: it does not keep the session open. */
export const CABECALHO_OCIOSO = 'x-ocioso';

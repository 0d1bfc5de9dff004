const MAIOR_NOME = 200;

/** The name of a file as people will see it and as part of a key: whoever sent it chose it, so it is cut and has no control characters. */
export function nomeDeExibicao(nome: string): string {
  // eslint-disable-next-line no-control-regex -- a name may not break a line of a report, nor forge one
  const limpo = nome.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ').trim();
  return [...limpo].slice(0, MAIOR_NOME).join('') || 'sem nome';
}

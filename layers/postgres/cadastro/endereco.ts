/** The address of a ligação `l`, on the logradouro `g` of the bairro `b`, in one line: "Rua das Nascentes, 120, Centro". */
export const ENDERECO = `concat_ws(', ', g.tipo || ' ' || g.nome, l.numero, l.complemento, b.nome)`;

import type { Documento } from '../../../domain/cadastro/documento.ts';
import type { ProtecaoDePessoas, TextoSigiloso, TipoDeContato } from '../../pessoais/proteger.ts';
import type { Pool } from '../conexao.ts';

const POR_VEZ = 2_000;

/** `perdidos`: opened by no key of the ring, and left as they are. */
export interface Recifragem {
  readonly recifrados: number;
  readonly perdidos: number;
}

interface Linha<T extends string> {
  readonly id: number;
  readonly tipo: T;
  readonly cifrado: Buffer;
}

/** One place in which people are encrypted, and how what is in it is opened and closed again. */
interface Lugar<T extends string> {
  /** Rows after the id $1 that are not under the key whose prefix is $2, at most $3. */
  readonly ler: string;
  /** By id, what it was when it was read, what it becomes, and its index: who changed meanwhile is not touched, and is found by the next walk. */
  readonly gravar: string;
  readonly trocar: (anel: ProtecaoDePessoas, linha: Linha<T>) => { readonly cifrado: Buffer; readonly indice?: Buffer };
}

const NOVAS = 'FROM unnest($1::integer[], $2::bytea[], $3::bytea[], $4::bytea[]) AS n (id, antes, cifrado, indice)';

const DOCUMENTOS: Lugar<Documento['tipo']> = {
  ler: 'SELECT id, documento_tipo AS tipo, documento_cifrado AS cifrado FROM cadastro.pessoa WHERE id > $1 AND substr(documento_cifrado, 1, 5) <> $2 ORDER BY id LIMIT $3',
  gravar: `UPDATE cadastro.pessoa p SET documento_cifrado = n.cifrado, documento_indice = n.indice ${NOVAS} WHERE p.id = n.id AND p.documento_cifrado = n.antes`,
  trocar: (anel, { tipo, cifrado }) => anel.proteger(anel.revelar(tipo, cifrado)),
};

const contatos = (tipo: TipoDeContato): Lugar<TipoDeContato> => ({
  ler: `SELECT pessoa AS id, tipo, valor_cifrado AS cifrado FROM cadastro.contato WHERE pessoa > $1 AND tipo = '${tipo}' AND substr(valor_cifrado, 1, 5) <> $2 ORDER BY pessoa LIMIT $3`,
  gravar: `UPDATE cadastro.contato c SET valor_cifrado = n.cifrado, valor_indice = n.indice ${NOVAS} WHERE c.pessoa = n.id AND c.tipo = '${tipo}' AND c.valor_cifrado = n.antes`,
  trocar: (anel, linha) => anel.protegerContato(linha.tipo, anel.revelarContato(linha.tipo, linha.cifrado)),
});

const textos = (tipo: TextoSigiloso, coluna: 'texto_cifrado' | 'resposta_cifrada'): Lugar<TextoSigiloso> => ({
  ler: `SELECT protocolo::integer AS id, '${tipo}' AS tipo, ${coluna} AS cifrado FROM cadastro.pedido_do_titular WHERE protocolo > $1 AND substr(${coluna}, 1, 5) <> $2 ORDER BY protocolo LIMIT $3`,
  gravar: `UPDATE cadastro.pedido_do_titular p SET ${coluna} = n.cifrado ${NOVAS} WHERE p.protocolo = n.id AND p.${coluna} = n.antes`,
  trocar: (anel, linha) => ({ cifrado: anel.cifrarTexto(tipo, anel.revelarTexto(tipo, linha.cifrado)) }),
});

type Andar = (feitos: number) => void;

/**
 * Encrypts again, under the key in use of the ring, all that is under another or says of no key. Each batch is a statement of its own: stopped anywhere, it goes on
 * from what is left, and who uses the system waits for no more than a batch. Ends when a walk finds nothing more to do.
 */
export async function recifrarPessoas(dono: Pool, anel: ProtecaoDePessoas, andar: Andar = () => undefined): Promise<Recifragem> {
  let recifrados = 0;
  for (;;) {
    const antes = recifrados;
    const contar = (feitos: number): void => {
      recifrados += feitos;
      andar(recifrados);
    };
    const perdidos = [
      await percorrer(dono, DOCUMENTOS, anel, contar),
      await percorrer(dono, contatos('TELEFONE'), anel, contar),
      await percorrer(dono, contatos('EMAIL'), anel, contar),
      await percorrer(dono, textos('PEDIDO', 'texto_cifrado'), anel, contar),
      await percorrer(dono, textos('RESPOSTA', 'resposta_cifrada'), anel, contar),
    ];
    if (recifrados === antes) return { recifrados, perdidos: perdidos.reduce((a, b) => a + b, 0) };
  }
}

/** One walk over a place. @returns how many rows no key opened */
async function percorrer<T extends string>(dono: Pool, lugar: Lugar<T>, anel: ProtecaoDePessoas, contar: Andar): Promise<number> {
  let perdidos = 0;
  for (let depoisDe = -1; ; ) {
    const { rows } = await dono.query<Linha<T>>(lugar.ler, [depoisDe, anel.prefixos[0], POR_VEZ]);
    const ultima = rows.at(-1);
    if (ultima === undefined) return perdidos;
    depoisDe = ultima.id;
    const novas = rows.flatMap((linha) => {
      const nova = abrir(lugar, anel, linha);
      return nova === undefined ? [] : [{ id: linha.id, antes: linha.cifrado, ...nova }];
    });
    perdidos += rows.length - novas.length;
    const { rowCount } = await dono.query(lugar.gravar, [novas.map((n) => n.id), novas.map((n) => n.antes), novas.map((n) => n.cifrado), novas.map((n) => n.indice ?? null)]);
    contar(rowCount ?? 0);
  }
}

function abrir<T extends string>(lugar: Lugar<T>, anel: ProtecaoDePessoas, linha: Linha<T>): { readonly cifrado: Buffer; readonly indice?: Buffer } | undefined {
  try {
    return lugar.trocar(anel, linha);
  } catch {
    // the mark of the bytes fits no key
    return undefined;
  }
}

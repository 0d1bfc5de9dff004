import type { Documento } from '../../../domain/cadastro/documento.ts';
import type { DocumentoProtegido, ProtecaoDePessoas, TipoDeContato } from '../../pessoais/proteger.ts';
import type { Cliente, Executor, Pool } from '../conexao.ts';
import { emTransacao } from '../transacao.ts';

const POR_VEZ = 2_000;

/** `perdidos`: opened by no key that is known, and left as they are. */
export interface Recifragem {
  readonly recifrados: number;
  readonly perdidos: number;
}

interface Linha<T extends string> {
  readonly pessoa: number;
  readonly tipo: T;
  readonly cifrado: Buffer;
}

/** One of the two tables in which people are encrypted, and how what is in it opens and closes. */
interface Tabela<T extends string> {
  readonly ler: string;
  readonly gravar: string;
  readonly trocar: (com: ProtecaoDePessoas, para: ProtecaoDePessoas, linha: Linha<T>) => DocumentoProtegido;
}

const DOCUMENTOS: Tabela<Documento['tipo']> = {
  ler: 'SELECT id AS pessoa, documento_tipo AS tipo, documento_cifrado AS cifrado FROM cadastro.pessoa WHERE id > $1 ORDER BY id LIMIT $2',
  gravar: `UPDATE cadastro.pessoa p SET documento_cifrado = n.cifrado, documento_indice = n.indice
             FROM unnest($1::integer[], $2::text[], $3::bytea[], $4::bytea[]) AS n (pessoa, tipo, cifrado, indice) WHERE p.id = n.pessoa AND p.documento_tipo = n.tipo`,
  trocar: (com, para, { tipo, cifrado }) => para.proteger(com.revelar(tipo, cifrado)),
};
const contatos = (tipo: TipoDeContato): Tabela<TipoDeContato> => ({
  ler: `SELECT pessoa, tipo, valor_cifrado AS cifrado FROM cadastro.contato WHERE pessoa > $1 AND tipo = '${tipo}' ORDER BY pessoa LIMIT $2`,
  gravar: `UPDATE cadastro.contato c SET valor_cifrado = n.cifrado, valor_indice = n.indice
             FROM unnest($1::integer[], $2::text[], $3::bytea[], $4::bytea[]) AS n (pessoa, tipo, cifrado, indice) WHERE c.pessoa = n.pessoa AND c.tipo = n.tipo`,
  trocar: (com, para, linha) => para.protegerContato(linha.tipo, com.revelarContato(linha.tipo, linha.cifrado)),
});

/**
 * Encrypts again, under the keys that the functions read, what the local commands encrypted under another key of the same directory. Whole or not at all, so that
 * the first row of each table tells whether there is anything to do: a town in order costs three reads.
 */
export function recifrarPessoas(dono: Pool, para: ProtecaoDePessoas, outras: readonly ProtecaoDePessoas[]): Promise<Recifragem> {
  return emTransacao(dono, async (cliente) => {
    const feitas = [await recifrar(cliente, DOCUMENTOS, para, outras), await recifrar(cliente, contatos('TELEFONE'), para, outras), await recifrar(cliente, contatos('EMAIL'), para, outras)];
    return { recifrados: feitas.reduce((s, f) => s + f.recifrados, 0), perdidos: feitas.reduce((s, f) => s + f.perdidos, 0) };
  });
}

async function recifrar<T extends string>(cliente: Cliente, tabela: Tabela<T>, para: ProtecaoDePessoas, outras: readonly ProtecaoDePessoas[]): Promise<Recifragem> {
  const [primeira] = await ler(cliente, tabela, -1, 1);
  if (primeira === undefined || abrir(tabela, [para], para, primeira) !== undefined) return { recifrados: 0, perdidos: 0 };
  let [recifrados, perdidos] = [0, 0];
  for (let lote = await ler(cliente, tabela, -1, POR_VEZ); lote.length > 0; lote = await ler(cliente, tabela, lote.at(-1)?.pessoa ?? 0, POR_VEZ)) {
    const abertas = lote.flatMap((linha) => {
      const nova = abrir(tabela, [para, ...outras], para, linha);
      return nova === undefined ? [] : [{ ...linha, ...nova }];
    });
    await cliente.query(tabela.gravar, [abertas.map((a) => a.pessoa), abertas.map((a) => a.tipo), abertas.map((a) => a.cifrado), abertas.map((a) => a.indice)]);
    recifrados += abertas.length;
    perdidos += lote.length - abertas.length;
  }
  return { recifrados, perdidos };
}

async function ler<T extends string>(banco: Executor, { ler: sql }: Tabela<T>, depoisDe: number, quantas: number): Promise<readonly Linha<T>[]> {
  return (await banco.query<Linha<T>>(sql, [depoisDe, quantas])).rows;
}

/** The row under the new keys, opened by the first of the old that opens it. */
function abrir<T extends string>(tabela: Tabela<T>, com: readonly ProtecaoDePessoas[], para: ProtecaoDePessoas, linha: Linha<T>): DocumentoProtegido | undefined {
  for (const chaves of com) {
    try {
      return tabela.trocar(chaves, para, linha);
    } catch {
      // encrypted under another key: the mark of the bytes does not fit
    }
  }
  return undefined;
}

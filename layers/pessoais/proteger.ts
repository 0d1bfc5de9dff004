/**
 * Personal data at rest (LGPD; design: personal data; TR 6.5.23.12). One master key, kept in the secret `chaves-pessoais`, gives by derivation the key that
 * encrypts and the key of the search index, so that who sees the database alone sees neither the datum nor a hash that can be guessed.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { lerDocumento, type Documento } from '../../domain/cadastro/documento.ts';
import { MASCARAS } from '../../domain/cadastro/mascaras/mascaras.ts';
import { mascararDocumento } from '../../domain/documentos/mascarar-documento.ts';

const umaChave = z.string().min(32).max(500);

/**
 * The secret `chaves-pessoais`, a ring: `chave` encrypts; the others only open and find. `proxima` is the one that will encrypt once every process knows it, and
 * `anteriores` are those of before, until nothing is under them (docs/adr/0035).
 */
export const segredoDasChaves = z.object({ chave: umaChave, proxima: umaChave.optional(), anteriores: z.array(umaChave).max(5).optional() });
export type SegredoDasChaves = z.infer<typeof segredoDasChaves>;

/** For how long a process keeps the ring that it read. */
export const VALIDADE_DAS_CHAVES_S = 300;

/** `cifrado`: form 2, name of the key (4), nonce (12), tag (16), AES-256-GCM of the number; form 1 had no name. `indice`: HMAC-SHA256 of kind and number, under the same key. */
export interface DocumentoProtegido {
  readonly cifrado: Buffer;
  readonly indice: Buffer;
  /** What people may see. */
  readonly mascara: string;
}

/** What people are reached by. */
export type TipoDeContato = 'EMAIL' | 'TELEFONE';
/** What people write to the utility and it to them, kept encrypted whole. */
export type TextoSigiloso = 'PEDIDO' | 'RESPOSTA';

export interface ProtecaoDePessoas {
  readonly proteger: (documento: Documento) => DocumentoProtegido;
  /** The same document gives the same indices, one for each key of the ring, that in use first: a search by the whole document compares with any of them. */
  readonly indices: (documento: Documento) => readonly Buffer[];
  /** Throws when the bytes were changed, moved to a document of another kind, or encrypted under another key. */
  readonly revelar: (tipo: Documento['tipo'], cifrado: Uint8Array) => Documento;
  readonly protegerContato: (tipo: TipoDeContato, valor: string) => DocumentoProtegido;
  /** As `indices`, of the whole e-mail or telephone. */
  readonly indicesDoContato: (tipo: TipoDeContato, valor: string) => readonly Buffer[];
  /** Throws as `revelar` does. */
  readonly revelarContato: (tipo: TipoDeContato, cifrado: Uint8Array) => string;
  readonly cifrarTexto: (qual: TextoSigiloso, texto: string) => Buffer;
  /** Throws as `revelar` does. */
  readonly revelarTexto: (qual: TextoSigiloso, cifrado: Uint8Array) => string;
  /** How everything that is encrypted under each key of the ring begins, that in use first. */
  readonly prefixos: readonly Buffer[];
}

const SEM_NOME = 1;
const COM_NOME = 2;
const NOME = 4;
const NONCE = 12;
const MARCA = 16;

interface Chave {
  readonly cifra: Buffer;
  readonly busca: Buffer;
  readonly prefixo: Buffer;
}

function derivar(chave: string): Chave {
  const para = (uso: string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', chave, 'nascente', `pessoais/${uso}/v1`, bytes));
  return { cifra: para('cifra', 32), busca: para('indice', 32), prefixo: Buffer.concat([Buffer.of(COM_NOME), para('nome', NOME)]) };
}

/** As the audit and the commands call a key: it says nothing of the key. */
export function nomeDaChavePessoal(chave: string): string {
  return derivar(chave).prefixo.toString('hex', 1);
}

/** Capitals, marks, the code of the country and the zero of the trunk do not make another address or another number. */
function normal(tipo: TipoDeContato, valor: string): string {
  if (tipo === 'EMAIL') return valor.trim().normalize('NFC').toLowerCase();
  return valor.replace(/\D/g, '').replace(/^0+/, '').replace(/^55(?=\d{10,11}$)/, '');
}

/** `rotulo` is bound to the bytes: what is of one kind does not open as another. */
function cifrar({ cifra, prefixo }: Chave, rotulo: string, texto: string): Buffer {
  const nonce = randomBytes(NONCE);
  const c = createCipheriv('aes-256-gcm', cifra, nonce).setAAD(Buffer.from(rotulo));
  const corpo = Buffer.concat([c.update(texto, 'utf8'), c.final()]);
  return Buffer.concat([prefixo, nonce, c.getAuthTag(), corpo]);
}

function decifrarCom({ cifra }: Chave, rotulo: string, bytes: Buffer): string {
  const c = createDecipheriv('aes-256-gcm', cifra, bytes.subarray(0, NONCE)).setAAD(Buffer.from(rotulo));
  c.setAuthTag(bytes.subarray(NONCE, NONCE + MARCA));
  return Buffer.concat([c.update(bytes.subarray(NONCE + MARCA)), c.final()]).toString('utf8');
}

/** By the key that the bytes name; by any, where they name none. */
function decifrar(anel: readonly Chave[], rotulo: string, cifrado: Uint8Array): string {
  const bytes = Buffer.from(cifrado);
  const inicio = bytes[0] === COM_NOME ? 1 + NOME : 1;
  if ((bytes[0] !== COM_NOME && bytes[0] !== SEM_NOME) || bytes.length <= inicio + NONCE + MARCA) throw new Error('dado cifrado em formato desconhecido');
  let falha: unknown = new Error('dado cifrado com uma chave que não está no segredo');
  for (const chave of anel) {
    if (bytes[0] === COM_NOME && !bytes.subarray(0, inicio).equals(chave.prefixo)) continue;
    try {
      return decifrarCom(chave, rotulo, bytes.subarray(inicio));
    } catch (e) {
      falha = e;
    }
  }
  throw falha;
}

/** What encrypts, finds and reveals personal data under the keys of the secret. */
export function protecaoDePessoas({ chave, proxima, anteriores = [] }: SegredoDasChaves): ProtecaoDePessoas {
  const emUso = derivar(chave);
  const outras = new Set([...(proxima === undefined ? [] : [proxima]), ...anteriores].filter((c) => c !== chave));
  const anel = [emUso, ...[...outras].map(derivar)];
  const indiceDe = ({ busca }: Chave, rotulo: string): Buffer => createHmac('sha256', busca).update(rotulo).digest();
  const doDocumento = (d: Documento): string => `${d.tipo}:${d.numero}`;
  const doContato = (tipo: TipoDeContato, valor: string): string => `contato:${tipo}:${normal(tipo, valor)}`;
  return {
    prefixos: anel.map((c) => c.prefixo),
    indices: (d) => anel.map((c) => indiceDe(c, doDocumento(d))),
    proteger: (d) => ({ cifrado: cifrar(emUso, d.tipo, d.numero), indice: indiceDe(emUso, doDocumento(d)), mascara: mascararDocumento(d) }),
    revelar: (tipo, cifrado) => {
      const lido = lerDocumento(decifrar(anel, tipo, cifrado));
      if (!lido.ok) throw new Error('documento cifrado não é um CPF ou CNPJ');
      return lido.valor;
    },
    indicesDoContato: (tipo, valor) => anel.map((c) => indiceDe(c, doContato(tipo, valor))),
    protegerContato: (tipo, valor) => ({ cifrado: cifrar(emUso, `contato:${tipo}`, valor), indice: indiceDe(emUso, doContato(tipo, valor)), mascara: MASCARAS[tipo](valor) }),
    revelarContato: (tipo, cifrado) => decifrar(anel, `contato:${tipo}`, cifrado),
    cifrarTexto: (qual, texto) => cifrar(emUso, `texto:${qual}`, texto),
    revelarTexto: (qual, cifrado) => decifrar(anel, `texto:${qual}`, cifrado),
  };
}

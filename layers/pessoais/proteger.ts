/**
 * Personal data at rest (LGPD; design: personal data; TR 6.5.23.12). One master key, kept in the secret `chaves-pessoais`, gives by derivation the key that
 * encrypts and the key of the search index, so that who sees the database alone sees neither the datum nor a hash that can be guessed.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { lerDocumento, type Documento } from '../../domain/cadastro/documento.ts';
import { MASCARAS } from '../../domain/cadastro/mascaras/mascaras.ts';
import { mascararDocumento } from '../../domain/documentos/mascarar-documento.ts';

/** The secret `chaves-pessoais`. */
export const segredoDasChaves = z.object({ chave: z.string().min(32).max(500) });
export type SegredoDasChaves = z.infer<typeof segredoDasChaves>;

/** `cifrado`: version 1, nonce (12), tag (16), AES-256-GCM of the number. `indice`: HMAC-SHA256 of kind and number. */
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
  /** The same document gives the same index: what a search by the whole document compares. */
  readonly indice: (documento: Documento) => Buffer;
  /** Throws when the bytes were changed, moved to a document of another kind, or encrypted under another key. */
  readonly revelar: (tipo: Documento['tipo'], cifrado: Uint8Array) => Documento;
  readonly protegerContato: (tipo: TipoDeContato, valor: string) => DocumentoProtegido;
  /** The same contact gives the same index: what a search by the whole e-mail or telephone compares. */
  readonly indiceDoContato: (tipo: TipoDeContato, valor: string) => Buffer;
  /** Throws as `revelar` does. */
  readonly revelarContato: (tipo: TipoDeContato, cifrado: Uint8Array) => string;
  readonly cifrarTexto: (qual: TextoSigiloso, texto: string) => Buffer;
  /** Throws as `revelar` does. */
  readonly revelarTexto: (qual: TextoSigiloso, cifrado: Uint8Array) => string;
}

const VERSAO = 1;
const NONCE = 12;
const MARCA = 16;
const INICIO = 1 + NONCE + MARCA;

function derivar(chave: string, uso: string): Buffer {
  return Buffer.from(hkdfSync('sha256', chave, 'nascente', `pessoais/${uso}/v${VERSAO}`, 32));
}

/** Capitals, marks, the code of the country and the zero of the trunk do not make another address or another number. */
function normal(tipo: TipoDeContato, valor: string): string {
  if (tipo === 'EMAIL') return valor.trim().normalize('NFC').toLowerCase();
  return valor.replace(/\D/g, '').replace(/^0+/, '').replace(/^55(?=\d{10,11}$)/, '');
}

/** `rotulo` is bound to the bytes: what is of one kind does not open as another. */
function cifrar(chave: Buffer, rotulo: string, texto: string): Buffer {
  const nonce = randomBytes(NONCE);
  const c = createCipheriv('aes-256-gcm', chave, nonce).setAAD(Buffer.from(rotulo));
  const corpo = Buffer.concat([c.update(texto, 'utf8'), c.final()]);
  return Buffer.concat([Buffer.of(VERSAO), nonce, c.getAuthTag(), corpo]);
}

function decifrar(chave: Buffer, rotulo: string, cifrado: Uint8Array): string {
  const bytes = Buffer.from(cifrado);
  if (bytes[0] !== VERSAO || bytes.length <= INICIO) throw new Error('dado cifrado em formato desconhecido');
  const c = createDecipheriv('aes-256-gcm', chave, bytes.subarray(1, 1 + NONCE)).setAAD(Buffer.from(rotulo));
  c.setAuthTag(bytes.subarray(1 + NONCE, INICIO));
  return Buffer.concat([c.update(bytes.subarray(INICIO)), c.final()]).toString('utf8');
}

/** What encrypts, finds and reveals personal data under the keys of the secret. */
export function protecaoDePessoas({ chave }: SegredoDasChaves): ProtecaoDePessoas {
  const [cifra, busca] = [derivar(chave, 'cifra'), derivar(chave, 'indice')];
  const indiceDe = (rotulo: string): Buffer => createHmac('sha256', busca).update(rotulo).digest();
  const indice = (d: Documento): Buffer => indiceDe(`${d.tipo}:${d.numero}`);
  const indiceDoContato = (tipo: TipoDeContato, valor: string): Buffer => indiceDe(`contato:${tipo}:${normal(tipo, valor)}`);
  return {
    indice,
    proteger: (d) => ({ cifrado: cifrar(cifra, d.tipo, d.numero), indice: indice(d), mascara: mascararDocumento(d) }),
    revelar: (tipo, cifrado) => {
      const lido = lerDocumento(decifrar(cifra, tipo, cifrado));
      if (!lido.ok) throw new Error('documento cifrado não é um CPF ou CNPJ');
      return lido.valor;
    },
    indiceDoContato,
    protegerContato: (tipo, valor) => ({ cifrado: cifrar(cifra, `contato:${tipo}`, valor), indice: indiceDoContato(tipo, valor), mascara: MASCARAS[tipo](valor) }),
    revelarContato: (tipo, cifrado) => decifrar(cifra, `contato:${tipo}`, cifrado),
    cifrarTexto: (qual, texto) => cifrar(cifra, `texto:${qual}`, texto),
    revelarTexto: (qual, cifrado) => decifrar(cifra, `texto:${qual}`, cifrado),
  };
}

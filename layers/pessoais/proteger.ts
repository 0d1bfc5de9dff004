/**
 * Personal documents at rest (LGPD; design: personal data). One master key, kept in the secret `chaves-pessoais`, gives by derivation the key that
 * encrypts and the key of the search index, so that who sees the database alone sees neither the document nor a hash that can be guessed.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { lerDocumento, type Documento } from '../../domain/cadastro/documento.ts';
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

export interface ProtecaoDePessoas {
  readonly proteger: (documento: Documento) => DocumentoProtegido;
  /** The same document gives the same index: what a search by the whole document compares. */
  readonly indice: (documento: Documento) => Buffer;
  /** Throws when the bytes were changed, moved to a document of another kind, or encrypted under another key. */
  readonly revelar: (tipo: Documento['tipo'], cifrado: Uint8Array) => Documento;
}

const VERSAO = 1;
const NONCE = 12;
const MARCA = 16;
const INICIO = 1 + NONCE + MARCA;

function derivar(chave: string, uso: string): Buffer {
  return Buffer.from(hkdfSync('sha256', chave, 'nascente', `pessoais/${uso}/v${VERSAO}`, 32));
}

/** What encrypts, finds and reveals documents under the keys of the secret. */
export function protecaoDePessoas({ chave }: SegredoDasChaves): ProtecaoDePessoas {
  const [cifra, busca] = [derivar(chave, 'cifra'), derivar(chave, 'indice')];
  const indice = (d: Documento): Buffer => createHmac('sha256', busca).update(`${d.tipo}:${d.numero}`).digest();
  const cifrar = (d: Documento): Buffer => {
    const nonce = randomBytes(NONCE);
    const c = createCipheriv('aes-256-gcm', cifra, nonce).setAAD(Buffer.from(d.tipo));
    const corpo = Buffer.concat([c.update(d.numero, 'utf8'), c.final()]);
    return Buffer.concat([Buffer.of(VERSAO), nonce, c.getAuthTag(), corpo]);
  };
  return {
    indice,
    proteger: (d) => ({ cifrado: cifrar(d), indice: indice(d), mascara: mascararDocumento(d) }),
    revelar: (tipo, cifrado) => {
      const bytes = Buffer.from(cifrado);
      if (bytes[0] !== VERSAO || bytes.length <= INICIO) throw new Error('documento cifrado em formato desconhecido');
      const c = createDecipheriv('aes-256-gcm', cifra, bytes.subarray(1, 1 + NONCE)).setAAD(Buffer.from(tipo));
      c.setAuthTag(bytes.subarray(1 + NONCE, INICIO));
      const lido = lerDocumento(c.update(bytes.subarray(INICIO)).toString('utf8') + c.final('utf8'));
      if (!lido.ok) throw new Error('documento cifrado não é um CPF ou CNPJ');
      return lido.valor;
    },
  };
}

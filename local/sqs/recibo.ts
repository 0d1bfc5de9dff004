import { ErroAws } from '../protocolo/aws-json.ts';

/** What a receipt handle carries: the row, and which of its receptions. */
interface Recibo {
  readonly id: number;
  readonly recibo: string;
}

const FORMA = /^(\d{1,15}):([0-9a-f-]{36})$/;

export function fazerRecibo({ id, recibo }: Recibo): string {
  return Buffer.from(`${id}:${recibo}`).toString('base64url');
}

/** @throws ErroAws ReceiptHandleIsInvalid */
export function abrirRecibo(texto: string): Recibo {
  const partes = FORMA.exec(Buffer.from(texto, 'base64url').toString());
  if (partes === null) throw new ErroAws('ReceiptHandleIsInvalid', `The input receipt handle "${texto}" is not a valid receipt handle.`);
  return { id: Number(partes[1]), recibo: partes[2] ?? '' };
}

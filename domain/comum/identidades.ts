/** Identifiers are checked and branded: a matrícula is not an aviso, even when both are numbers. */
import { afirmar } from './afirmar.ts';
import { ok, recusa, type Resultado } from './resultado.ts';

declare const marca: unique symbol;
type Marcado<T, M extends string> = T & { readonly [marca]: M };

/** Number of the ligação (matrícula), 1 to 999,999,999. */
export type Cdc = Marcado<number, 'Cdc'>;
/** Number of the bill, gapless, 1 to 99,999,999,999: 11 positions of the barcode. */
export type Aviso = Marcado<number, 'Aviso'>;
/** Number of the nota fiscal, gapless, 1 to 99,999,999,999. */
export type NotaFiscal = Marcado<number, 'NotaFiscal'>;
/** Tariff act. */
export type AtoId = Marcado<number, 'AtoId'>;
/** Billing cycle of one grupo and referência. */
export type CicloId = Marcado<number, 'CicloId'>;
export type RotaId = Marcado<number, 'RotaId'>;
export type HidrometroId = Marcado<number, 'HidrometroId'>;
export type ConvenioId = Marcado<number, 'ConvenioId'>;
/** Made by the client, so that a repeated command is the same command: a UUID in lower case. */
export type ComandoId = Marcado<string, 'ComandoId'>;

export const MAIOR_CDC = 999_999_999;
export const MAIOR_AVISO = 99_999_999_999;

const ate = (valor: number, maior: number): boolean => Number.isSafeInteger(valor) && valor >= 1 && valor <= maior;

/** Refusal: `cdc/invalido`. */
export function lerCdc(valor: number): Resultado<Cdc> {
  if (ate(valor, MAIOR_CDC)) return ok(valor as Cdc);
  return recusa('cdc/invalido', 'O CDC deve ser um número de 1 a 999999999. Confira o número na conta.', 'cdc');
}

/** Refusal: `aviso/invalido`. */
export function lerAviso(valor: number): Resultado<Aviso> {
  if (ate(valor, MAIOR_AVISO)) return ok(valor as Aviso);
  return recusa('aviso/invalido', 'O aviso deve ser um número de 1 a 99999999999. Confira o número na conta.', 'aviso');
}

export function cdc(valor: number): Cdc {
  afirmar(ate(valor, MAIOR_CDC), `${valor} não é um CDC`);
  return valor as Cdc;
}

export function aviso(valor: number): Aviso {
  afirmar(ate(valor, MAIOR_AVISO), `${valor} não é um aviso`);
  return valor as Aviso;
}

export function notaFiscal(valor: number): NotaFiscal {
  afirmar(ate(valor, MAIOR_AVISO), `${valor} não é uma nota fiscal`);
  return valor as NotaFiscal;
}

export function atoId(valor: number): AtoId {
  afirmar(ate(valor, Number.MAX_SAFE_INTEGER), `${valor} não é um ato`);
  return valor as AtoId;
}

export function cicloId(valor: number): CicloId {
  afirmar(ate(valor, Number.MAX_SAFE_INTEGER), `${valor} não é um ciclo`);
  return valor as CicloId;
}

export function rotaId(valor: number): RotaId {
  afirmar(ate(valor, Number.MAX_SAFE_INTEGER), `${valor} não é uma rota`);
  return valor as RotaId;
}

export function hidrometroId(valor: number): HidrometroId {
  afirmar(ate(valor, Number.MAX_SAFE_INTEGER), `${valor} não é um hidrômetro`);
  return valor as HidrometroId;
}

export function convenioId(valor: number): ConvenioId {
  afirmar(ate(valor, Number.MAX_SAFE_INTEGER), `${valor} não é um convênio`);
  return valor as ConvenioId;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Refusal: `comando/id-invalido`. Upper case is accepted and lowered. */
export function lerComandoId(texto: string): Resultado<ComandoId> {
  const minusculo = texto.toLowerCase();
  if (UUID.test(minusculo)) return ok(minusculo as ComandoId);
  return recusa('comando/id-invalido', 'O identificador do comando deve ser um UUID.', 'comandoId');
}

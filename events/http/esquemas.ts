/**
 * The pieces that routes share. Every text has a limit, every object is strict (an unknown field is refused, so nothing can be assigned that was not
 * offered), money is whole centavos, dates and referências are texts. Numbers that travel in an address are digits there and numbers to the handler.
 */
import { z } from 'zod';
import { pessoal } from './esquemas-pessoais.ts';

/** The largest cdc, aviso and database id (design §5; `domain/comum/identidades.ts`). */
const MAIOR_CDC = 999_999_999;
const MAIOR_AVISO = 99_999_999_999;
const MAIOR_ID = 2_147_483_647;

/** An integer that may come as digits (address) or as a number (typed client). */
function numeroNoEndereco(minimo: number, maximo: number, descricao: string) {
  return z
    .union([z.int(), z.string().regex(/^\d{1,11}$/, 'deve ter só algarismos').transform(Number)])
    .pipe(z.int().min(minimo).max(maximo))
    .meta({ description: descricao, override: { type: 'integer', minimum: minimo, maximum: maximo, anyOf: undefined } });
}

/** Of tables that grow past an integer; a number stays exact up to here. */
export const idGrandeNoEndereco = z
  .union([z.int(), z.string().regex(/^\d{1,16}$/, 'deve ter só algarismos').transform(Number)])
  .pipe(z.int().min(1).max(Number.MAX_SAFE_INTEGER))
  .meta({ description: 'Número interno', override: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, anyOf: undefined } });
export const idNoEndereco = numeroNoEndereco(1, MAIOR_ID, 'Número interno');
export const cdcNoEndereco = numeroNoEndereco(1, MAIOR_CDC, 'CDC (matrícula) da ligação');
export const avisoNoEndereco = numeroNoEndereco(1, MAIOR_AVISO, 'Número do aviso da fatura');
export const pagina = numeroNoEndereco(1, 100_000, 'Página, a partir de 1').default(1);
export const porPagina = numeroNoEndereco(1, 200, 'Itens por página, no máximo 200').default(50);

export const id = z.int().min(1).max(MAIOR_ID);
export const cdc = z.int().min(1).max(MAIOR_CDC).meta({ id: 'Cdc', description: 'CDC (matrícula) da ligação' });
export const aviso = z.int().min(1).max(MAIOR_AVISO).meta({ id: 'Aviso', description: 'Número do aviso da fatura' });
export const grupo = z.int().min(1).max(32_767).meta({ id: 'Grupo', description: 'Grupo de faturamento' });
export const referencia = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, 'use AAAA-MM').meta({ id: 'Referencia', description: 'Mês de referência, AAAA-MM' });
/** The years of `DataCivil`: beyond them PostgreSQL may not know the day either. */
export const data = z.iso
  .date('use AAAA-MM-DD')
  .refine((dia) => dia >= '1900-01-01' && dia <= '2199-12-31', 'use uma data de 1900 a 2199')
  .meta({ id: 'Data', description: 'Data civil, AAAA-MM-DD' });
export const instante = z.iso.datetime({ offset: true }).meta({ id: 'Instante', description: 'Instante com fuso (ISO 8601)' });
export const centavos = z.int().meta({ id: 'Centavos', description: 'Dinheiro em centavos inteiros: 3900 é R$ 39,00' });
export const contagem = z.int().min(0);
export const m3 = z.int().meta({ id: 'MetrosCubicos', description: 'Volume em m³ inteiros' });
/** Exact decimal as text: unit prices and rates never travel as floating point. */
export const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,12})?$/).meta({ id: 'Decimal', description: 'Decimal exato em texto: "2.330000"' });

/** Text that a person writes: trimmed, composed (NFC), never empty. Control characters are refused at the door. */
export function texto(maximo: number, minimo = 1) {
  return z.string().max(maximo).trim().normalize('NFC').min(minimo);
}

/** Text that a person writes and that is kept in clear: the door takes the CPFs out of it when it comes, and masks it when it goes. */
export function escrito(maximo: number, minimo = 1) {
  return pessoal('TEXTO', texto(maximo, minimo));
}

/**
 * What is named or explained in words: digits and signs alone say nothing to who reads it later (TR 2.14). The expressions of this file take a time proportional to
 * the text: what may follow a repetition is never what it repeats.
 */
export function palavras(maximo: number, minimo = 1) {
  return texto(maximo, minimo).regex(/\p{L}\P{L}*\p{L}/u, 'escreva em palavras: só algarismos e sinais não dizem nada a quem lê depois');
}

/** Why an act was done: kept in the audit for as long as the act (TR 6.2), so a blank or a line of dots is not enough. */
export const motivo = pessoal('TEXTO', palavras(500, 5)).meta({ id: 'Motivo', description: 'Por que o ato foi feito, de 5 a 500 caracteres; fica na auditoria' });

/** Of what is changed whole: what was read is sent back, and who writes over another version is refused. */
export const versaoLida = z.string().min(20).max(64).regex(/^[A-Za-z0-9_-]+$/).meta({ description: 'De como estava quando foi lido: quem grava sobre outra versão é recusado' });
export const MUDOU = { status: 409, descricao: 'Outra pessoa mudou primeiro' } as const;
export const EXEMPLO_DE_VERSAO = 'a3b1'.repeat(8);

/** One page of a list. */
export function paginado<I extends z.ZodType>(item: I) {
  return z.strictObject({ itens: z.array(item).max(200), pagina: z.int().min(1), porPagina: z.int().min(1).max(200), total: contagem });
}

/** A document as bytes, for routes with `binario`. */
export const documento = z.strictObject({ nome: z.string().max(120), conteudo: z.instanceof(Uint8Array) });

/** Where a route that redirects (302) sends the browser: an address of ours, or a signed one of the documents bucket. */
export const redirecionamento = z.strictObject({ local: z.string().min(1).max(4000) });

/** Largest file that comes inside the call itself; a larger one goes straight to the bucket by the signed address of the answer. */
export const MAIOR_CONTEUDO_BASE64 = 4_000_000;

/** Sending a file: inside the call, when small, or only announced, and then sent by the address that the answer brings. */
export const pedidoDeEnvio = z
  .strictObject({
    nome: z.string().regex(/^[\p{L}\p{N} ._()-]{1,100}$/u, 'use letras, algarismos, espaço, ponto, hífen e parênteses'),
    tamanho: z.int().min(1).max(200_000_000).meta({ description: 'Bytes' }),
    conteudo: z.base64().max(MAIOR_CONTEUDO_BASE64).optional().meta({ description: 'Bytes do arquivo em base64, se ele for pequeno' }),
  })
  .meta({ id: 'PedidoDeEnvio' });

/** `envio` is absent when the content came in the call. The file is known by `chave` until it is received. */
export const envioDeArquivo = z
  .strictObject({
    chave: z.string().max(300),
    envio: z.strictObject({ url: z.string().max(4000), metodo: z.literal('PUT'), cabecalhos: z.record(z.string(), z.string()), expiraEm: instante }).optional(),
  })
  .meta({ id: 'EnvioDeArquivo' });

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { z } from 'zod';
import type { ContratoRota } from '../../events/contrato.ts';
import { LIMITES_JSON, lerJson, textoInaceitavel } from './json.ts';
import { guardavel } from './mascarar.ts';
import { errosDeCampos } from './mensagens.ts';
import type { ErroDeCampo, RecusaDaPorta } from './problema.ts';

/** The three parts of a call after parsing, or the refusal of the door. */
export type Entrada =
  | { readonly ok: true; readonly params: unknown; readonly consulta: unknown; readonly corpo: unknown }
  | { readonly ok: false; readonly recusa: RecusaDaPorta };

type Parte = { readonly ok: true; readonly valor: unknown } | { readonly ok: false; readonly recusa: RecusaDaPorta };

/** Reads path, query and body as the contract says; whatever is not declared there is refused, never ignored. */
export function lerEntrada(contrato: ContratoRota, evento: APIGatewayProxyEventV2, params: Readonly<Record<string, string>>): Entrada {
  const consulta = lerConsulta(evento.rawQueryString);
  if (!consulta.ok) return consulta;
  const corpo = lerCorpo(contrato, evento);
  if (!corpo.ok) return corpo;
  const erros: ErroDeCampo[] = [];
  const lidos = {
    params: conferir('params', contrato.params, params, erros),
    consulta: conferir('consulta', contrato.consulta, consulta.valor, erros),
    corpo: contrato.corpo ? conferir('corpo', contrato.corpo, corpo.valor, erros) : undefined,
  };
  if (erros.length === 0) return { ok: true, ...lidos, corpo: contrato.corpo && guardavel(contrato.corpo, lidos.corpo) };
  const [primeiro] = erros;
  const mensagem = `Corrija ${erros.length === 1 ? 'o campo indicado' : 'os campos indicados'} e envie de novo (${primeiro?.campo}: ${primeiro?.mensagem}).`;
  return { ok: false, recusa: { codigo: 'requisicao/invalida', mensagem, erros } };
}

function conferir(onde: string, esquema: z.ZodType | undefined, valor: unknown, erros: ErroDeCampo[]): unknown {
  if (!esquema) {
    for (const campo of Object.keys(valor ?? {})) erros.push({ campo: `${onde}.${campo.slice(0, 60)}`, mensagem: 'campo desconhecido: retire-o' });
    return undefined;
  }
  const lido = esquema.safeParse(valor);
  if (lido.success) return lido.data;
  erros.push(...errosDeCampos(onde, lido.error));
  return undefined;
}

function lerConsulta(bruta: string): Parte {
  const valor: Record<string, string> = {};
  for (const [nome, texto] of new URLSearchParams(bruta)) {
    const motivo = Object.hasOwn(valor, nome) ? 'parâmetro repetido' : (textoInaceitavel(nome) ?? textoInaceitavel(texto));
    const proibido = nome === '__proto__' ? 'parâmetro que não é aceito' : motivo;
    if (proibido !== undefined) return recusar('requisicao/invalida', `A consulta do endereço não foi aceita: ${proibido}.`, `consulta.${nome.replace(/[^\w-]/g, '?').slice(0, 60)}`);
    valor[nome] = texto;
  }
  return { ok: true, valor };
}

function lerCorpo(contrato: ContratoRota, evento: APIGatewayProxyEventV2): Parte {
  const bruto = evento.body ?? '';
  if (bruto === '') return contrato.corpo ? recusar('requisicao/json-invalido', 'O pedido precisa de um corpo em JSON.') : { ok: true, valor: undefined };
  if (!contrato.corpo) return recusar('requisicao/invalida', 'Esta operação não recebe corpo: envie o pedido sem ele.', 'corpo');
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(evento.headers['content-type'] ?? '')) {
    return recusar('requisicao/tipo-de-conteudo', 'Envie o corpo como application/json em UTF-8.');
  }
  if (bruto.length > LIMITES_JSON.bytes * (evento.isBase64Encoded ? 4 / 3 : 1)) return recusar('requisicao/grande-demais', 'O corpo passa do tamanho aceito. Arquivos grandes são enviados pelo endereço de envio.');
  const texto = evento.isBase64Encoded ? decodificar(bruto) : bruto;
  if (texto === undefined) return recusar('requisicao/json-invalido', 'O corpo não está em UTF-8.');
  const lido = lerJson(texto);
  return lido.ok ? lido : recusar('requisicao/json-invalido', `O corpo não foi aceito: ${lido.motivo}.`);
}

function decodificar(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function recusar(codigo: RecusaDaPorta['codigo'], mensagem: string, campo?: string): Parte {
  return { ok: false, recusa: { codigo, mensagem, ...(campo === undefined ? {} : { erros: [{ campo, mensagem }] }) } };
}

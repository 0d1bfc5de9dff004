/**
 * What every refused call answers, whatever the route (RFC 9457, `application/problem+json`), and the refusals that belong to the door itself
 * and not to any operation. A route declares its own in `erros`; the OpenAPI document and the typed client show both.
 */
import { z } from 'zod';
import type { Erros } from '../contrato.ts';

/** `codigo` is stable and made for programs; `title` and `detail` are for people; `correlacao` is what to quote when asking for help. */
export const problema = z
  .strictObject({
    type: z.string().max(200).meta({ description: 'Identifica o tipo do problema: `urn:nascente:problema:<codigo>`' }),
    title: z.string().max(300),
    status: z.int().min(400).max(599),
    detail: z.string().max(2000),
    codigo: z.string().max(100),
    correlacao: z.string().max(100),
    campo: z.string().max(300).optional(),
    erros: z
      .array(z.strictObject({ campo: z.string().max(300), mensagem: z.string().max(500) }))
      .max(50)
      .optional(),
  })
  .meta({ id: 'Problema', description: 'Recusa ou falha, segundo a RFC 9457' });
export type Problema = z.infer<typeof problema>;

export const ERROS_COMUNS = {
  'requisicao/invalida': { status: 400, descricao: 'O pedido tem campos inválidos, desconhecidos ou ausentes' },
  'requisicao/json-invalido': { status: 400, descricao: 'O corpo do pedido não é um JSON aceitável' },
  'requisicao/rota-inexistente': { status: 404, descricao: 'Este endereço não existe' },
  'requisicao/metodo': { status: 405, descricao: 'Este endereço não aceita este método' },
  'requisicao/grande-demais': { status: 413, descricao: 'O pedido é grande demais' },
  'requisicao/tipo-de-conteudo': { status: 415, descricao: 'O corpo do pedido deve ser JSON em UTF-8' },
  'idempotencia/ausente': { status: 400, descricao: 'Falta o cabeçalho Idempotency-Key, ou ele é inválido' },
  'idempotencia/em-andamento': { status: 409, descricao: 'Um pedido com a mesma Idempotency-Key ainda está em andamento' },
  'idempotencia/conflito': { status: 422, descricao: 'A Idempotency-Key já foi usada com outro conteúdo' },
  'acesso/nao-identificado': { status: 401, descricao: 'É preciso entrar no sistema' },
  'acesso/outra-sessao': { status: 401, descricao: 'Sessão encerrada pela entrada em outro lugar' },
  'acesso/negado': { status: 403, descricao: 'Quem chama não pode usar esta operação' },
  'acesso/fora-do-horario': { status: 403, descricao: 'O acesso de quem chama está fechado a esta hora' },
  'acesso/fora-do-lugar': { status: 404, descricao: 'O que foi pedido não existe, ou é de um lugar fora do acesso de quem chama' },
  'acesso/pendencia': { status: 403, descricao: 'Falta trocar a senha recebida ou cadastrar o segundo fator' },
  'acesso/rede-recusada': { status: 403, descricao: 'Este endereço de rede não tem acesso ao sistema' },
  'acesso/outra-origem': { status: 403, descricao: 'O pedido veio de uma página de fora do sistema' },
  'plataforma/falha': { status: 500, descricao: 'Falha inesperada da plataforma' },
  'plataforma/indisponivel': { status: 503, descricao: 'A plataforma está momentaneamente indisponível' },
} as const satisfies Erros;
export type CodigoComum = keyof typeof ERROS_COMUNS;

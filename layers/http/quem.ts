import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import { z } from 'zod';
import type { ContratoRota } from '../../events/contrato.ts';
import type { Quem } from './pedido.ts';
import type { RecusaDaPorta } from './problema.ts';

/** What `functions/acesso/autorizar` hands to the gateway, which hands it to every operation. */
export const contextoDoAutorizador = z.object({
  nome: z.string().min(1).max(120),
  confianca: z.enum(['operador', 'maquina']),
  origem: z.enum(['token', 'sessao']),
});
export type ContextoDoAutorizador = z.infer<typeof contextoDoAutorizador>;

/** The event of the gateway; routes without authorizer have no `authorizer`. */
export type EventoHttp = APIGatewayProxyEventV2WithLambdaAuthorizer<ContextoDoAutorizador | undefined>;

/**
 * Says who calls, or refuses. The gateway has already asked the authorizer; asking again here costs nothing and keeps a route wired to the wrong
 * Lambda, or without its authorizer, from being open. The address is the one the gateway saw: `X-Forwarded-For` is whatever a stranger writes (ASVS 4.1.3).
 */
export function quemChama(contrato: ContratoRota, evento: EventoHttp): { readonly ok: true; readonly quem: Quem } | { readonly ok: false; readonly recusa: RecusaDaPorta } {
  const { http } = evento.requestContext;
  // eslint-disable-next-line no-control-regex -- nothing that could forge a line of the audit
  const de = { ip: http.sourceIp, dispositivo: (http.userAgent ?? '').replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').slice(0, 200) };
  if (contrato.confianca === 'publico') return { ok: true, quem: { nome: 'público', confianca: 'publico', origem: 'publico', ...de } };
  const contexto = contextoDoAutorizador.safeParse(contextoDe(evento));
  if (!contexto.success) return { ok: false, recusa: { codigo: 'acesso/nao-identificado', mensagem: 'Entre no sistema pelo endereço de acesso e tente de novo.' } };
  if (contexto.data.confianca !== contrato.confianca) {
    return { ok: false, recusa: { codigo: 'acesso/negado', mensagem: 'Esta operação não está liberada para a sua credencial. Peça acesso ao responsável pelo sistema.' } };
  }
  return { ok: true, quem: { ...contexto.data, ...de } };
}

function contextoDe(evento: EventoHttp): unknown {
  // Routes without authorizer carry no such key, whatever the type says.
  const { authorizer } = evento.requestContext as { authorizer?: { lambda?: unknown } };
  return authorizer?.lambda;
}

import type { APIGatewayProxyEventV2WithLambdaAuthorizer } from 'aws-lambda';
import { z } from 'zod';
import { FUNCOES_DA_OPERACAO } from '../../domain/acesso/acesso-da-operacao.ts';
import { dispositivoDoAto } from '../../domain/acesso/estacao.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { COOKIE_SESSAO, lerCookies } from './cookies.ts';
import type { Quem } from './pedido.ts';
import { naoIdentificado, type RecusaDaPorta } from './problema.ts';

/** What a person has to do before anything else: change the password that was given, or register a second factor. */
export const PENDENCIAS = ['TROCAR_SENHA', 'CADASTRAR_SEGUNDO_FATOR'] as const;
export type Pendencia = (typeof PENDENCIAS)[number];

const nome = z.string().min(1).max(120);
const versao = z.string().regex(/^\d{1,19}$/);

/** Whatever says that it is a refusal is no credential, whatever else it says. */
const credencial = z.object({ recusa: z.never().optional() });

/** What `functions/acesso/autorizar` hands to the gateway, which hands it to every operation. `versao`: of the rights, when the caller was recognised. */
export const contextoDoAutorizador = z.discriminatedUnion('origem', [
  credencial.extend({ origem: z.literal('token'), nome, confianca: z.enum(['operador', 'maquina']), funcoes: z.array(z.enum(FUNCOES_DA_OPERACAO)).optional() }),
  credencial.extend({ origem: z.literal('chave'), nome, confianca: z.literal('operador'), chave: z.uuid(), versao }),
  credencial.extend({
    origem: z.literal('sessao'),
    nome,
    confianca: z.literal('operador'),
    usuario: z.uuid(),
    login: z.string().max(40),
    sessao: z.uuid(),
    versao,
    pendencia: z.enum(PENDENCIAS).optional(),
    /** The name of the active workstation from which the call comes. */
    estacao: z.string().min(1).max(40).optional(),
    /** The time before this session, ISO 8601. */
    acessoAnterior: z.string().max(40).optional(),
  }),
]);
export type ContextoDoAutorizador = z.infer<typeof contextoDoAutorizador>;

/**
 * What the authorizer hands over of who does not come in: so the door says it, in our words, and not the gateway in its own (docs/adr/0032). It is no credential, and no part
 * of the door takes it for one. `REDE`: of who has an open session and calls from a network that is not let in, for whom it would look as if the session had ended.
 * Of everybody else nothing is said, not even what was wrong: the answer depends only on what the caller himself has sent.
 */
export const recusaDoAutorizador = z.discriminatedUnion('recusa', [
  z.object({ recusa: z.literal('REDE'), nome }),
  z.object({ recusa: z.literal('NAO_IDENTIFICADO') }),
]);
export type RecusaDoAutorizador = z.infer<typeof recusaDoAutorizador>;

/** The event of the gateway; routes without authorizer have no `authorizer`. */
export type EventoHttp = APIGatewayProxyEventV2WithLambdaAuthorizer<ContextoDoAutorizador | RecusaDoAutorizador | undefined>;

/** Who was recognised; `credencial` is undefined where nobody has to be. */
export interface Identidade {
  readonly quem: Quem;
  readonly credencial: ContextoDoAutorizador | undefined;
}

type Recusada = { readonly ok: false; readonly recusa: RecusaDaPorta; readonly autor: { readonly nome: string; readonly ip: string; readonly dispositivo: string } };

/**
 * Says who calls, or refuses. The gateway lets everybody come this far: what keeps who is nobody out is this, before anything of the call is read. A route wired to the wrong
 * Lambda, or without its authorizer, brings no context and is refused like any stranger. `ip`: of `enderecoDoVisitante`.
 */
export function quemChama(contrato: ContratoRota, evento: EventoHttp, ip: string): ({ readonly ok: true } & Identidade) | Recusada {
  const { http } = evento.requestContext;
  const navegador = http.userAgent ?? '';
  const de = { ip, dispositivo: dispositivoDoAto(navegador, undefined) };
  const ninguem = { usuario: null, sessao: null, privilegios: [], delegante: null } as const;
  if (contrato.confianca === 'publico') return { ok: true, quem: { ...ninguem, nome: 'público', confianca: 'publico', origem: 'publico', ...de }, credencial: undefined };
  const recusar = (recusa: RecusaDaPorta, quem = 'público'): Recusada => ({ ok: false, recusa, autor: { nome: quem, ...de } });
  const recusada = recusaDoAutorizador.safeParse(contextoDe(evento));
  if (recusada.success && recusada.data.recusa === 'REDE') return recusar({ codigo: 'acesso/rede-recusada', mensagem: `O endereço de rede de onde você está (${ip}) não tem acesso ao sistema. Volte à rede da autarquia e tente de novo, ou fale com o administrador.` }, recusada.data.nome);
  const contexto = contextoDoAutorizador.safeParse(contextoDe(evento));
  if (recusada.success || !contexto.success) return recusar(naoIdentificado(oQueFazer(evento)));
  const credencial = contexto.data;
  if (credencial.confianca !== contrato.confianca) {
    return recusar({ codigo: 'acesso/negado', mensagem: 'Esta operação não está liberada para a sua credencial. Peça acesso ao responsável pelo sistema.' }, credencial.nome);
  }
  const { origem, confianca } = credencial;
  const pessoa = origem === 'sessao' ? { usuario: credencial.usuario, sessao: credencial.sessao, dispositivo: dispositivoDoAto(navegador, credencial.estacao) } : {};
  return { ok: true, quem: { ...ninguem, nome: credencial.nome, confianca, origem, ...de, ...pessoa }, credencial };
}

function contextoDe(evento: EventoHttp): unknown {
  // Routes without authorizer carry no such key, whatever the type says.
  const { authorizer } = evento.requestContext as { authorizer?: { lambda?: unknown } };
  return authorizer?.lambda;
}

/** By what was sent, which who sent it knows; never by what was found of it. */
function oQueFazer(evento: EventoHttp): string {
  if (evento.headers['authorization'] !== undefined) {
    return 'A chave ou o token que veio no pedido não vale aqui: confira se está inteiro, se o endereço do sistema é este e se a chave pode ser usada da sua rede. Se ela terminou ou foi revogada, peça outra ao administrador.';
  }
  if ((lerCookies(evento)[COOKIE_SESSAO] ?? '') !== '') return 'A sua sessão terminou. Entre de novo para continuar.';
  return 'O pedido veio sem identificação. Entre no sistema e tente de novo; um programa envia a sua chave no cabeçalho Authorization.';
}

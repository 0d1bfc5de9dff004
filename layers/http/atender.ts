import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import type { Context } from 'aws-lambda';
import type { PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import type { CodigoComum } from '../../events/http/problema.ts';
import type { Contorno, TipoDeContorno } from '../postgres/acesso/contornos.ts';
import { comLugares } from '../postgres/lugares.ts';
import { contar } from '../telemetry/metricas.ts';
import { registro } from '../telemetry/registro.ts';
import { alcancarAlvo } from './alvo.ts';
import { lerCookies, veioPorHttps } from './cookies.ts';
import { enderecoDoVisitante } from './endereco-do-visitante.ts';
import { lerEntrada } from './entrada.ts';
import { auditarLeitura } from './leitura-auditada.ts';
import { mascararResposta } from './mascarar.ts';
import { lerChave, umaSoVez } from './idempotencia.ts';
import { veioDaMesmaOrigem, veioDeOutroSite } from './mesma-origem.ts';
import type { FonteDeDireitos } from './direitos.ts';
import type { Operacao } from './operacao.ts';
import { permitir } from './permitir.ts';
import type { Quem, Requisicao } from './pedido.ts';
import { problemaComum, problemaDaRota, type RecusaDaPorta } from './problema.ts';
import { quemChama, type EventoHttp } from './quem.ts';
import { responder, responderProblema, type RespostaHttp } from './resposta.ts';

/** One call that found its operation. */
export interface Atendimento {
  readonly operacao: Operacao;
  readonly evento: EventoHttp;
  readonly contexto: Context;
  readonly params: Readonly<Record<string, string>>;
  readonly correlacao: string;
  readonly idempotencia: () => BasePersistenceLayer;
  readonly direitos: FonteDeDireitos;
  /** The secret by which CloudFront is known. */
  readonly origem: () => Promise<string | undefined>;
  readonly politica: () => Promise<PoliticaDeMascaras>;
}

/** The door, in order: who, from where, by which right, with which key, with what; then the operation. */
export async function atender(a: Atendimento): Promise<RespostaHttp> {
  const { contrato } = a.operacao;
  const identidade = quemChama(contrato, a.evento, enderecoDoVisitante(a.evento, await a.origem()));
  if (!identidade.ok) return recusar(a, identidade.recusa, identidade.autor, DE_QUEM_NAO_ENTROU);
  if (contrato.metodo !== 'GET' && deForaDasTelas(identidade.quem.origem, a.evento)) {
    return recusar(a, { codigo: 'acesso/outra-origem', mensagem: 'O pedido veio de fora das telas do sistema e não foi feito. Abra o sistema e repita por ele.' }, identidade.quem);
  }
  const permitido = await permitir(contrato, identidade, a.direitos);
  if (!permitido.ok) return recusar(a, permitido.recusa, identidade.quem);
  const { quem, direitos } = permitido;
  const chave = contrato.idempotente ? a.evento.headers['idempotency-key'] : undefined;
  if (contrato.idempotente && !lerChave(chave)) {
    return recusar(a, { codigo: 'idempotencia/ausente', mensagem: 'Envie o cabeçalho Idempotency-Key com um identificador único deste pedido, por exemplo um UUID.' }, quem);
  }
  const entrada = lerEntrada(contrato, a.evento, a.params);
  if (!entrada.ok) return recusar(a, entrada.recusa, quem);
  const { params, consulta, corpo } = entrada;
  const alcancado = await alcancarAlvo(contrato, params, permitido.lugares, quem, a.direitos);
  if (!alcancado.ok) return recusar(a, alcancado.recusa, quem);
  const lido = { params, consulta, corpo, quem, direitos, credencial: identidade.credencial, idempotencia: chave };
  const agir = () => comLugares(alcancado.lugares, () => executar(a, lido));
  if (chave === undefined) return agir();
  const dados = { operacao: contrato.operationId, quem: quem.usuario ?? quem.nome, chave, conteudo: { params, consulta, corpo } };
  const unica = await umaSoVez(dados, a.idempotencia(), a.contexto, agir);
  return unica.ok ? unica.resposta : recusar(a, unica.recusa, quem);
}

/** A cookie is sent by whatever page asks; a session may also be begun by one. Who brings a token or a key brings it himself. */
function deForaDasTelas(origem: Quem['origem'], evento: EventoHttp): boolean {
  if (origem === 'sessao') return !veioDaMesmaOrigem(evento);
  return origem === 'publico' && veioDeOutroSite(evento);
}

type Lido = Parameters<Operacao['executar']>[0] extends infer T ? Omit<T, 'requisicao'> : never;

async function executar(a: Atendimento, lido: Lido): Promise<RespostaHttp> {
  const { contrato } = a.operacao;
  const cookies: string[] = [];
  const requisicao: Requisicao = {
    correlacao: a.correlacao,
    segura: veioPorHttps(a.evento),
    cookies: lerCookies(a.evento),
    definirCookie: (linha) => void cookies.push(linha),
    restanteMs: () => a.contexto.getRemainingTimeInMillis(),
  };
  const resultado = await a.operacao.executar({ ...lido, requisicao });
  await auditarLeitura({ contrato, params: lido.params, quem: lido.quem, resultado }, a.direitos);
  if (resultado.ok) return responder(contrato, resultado.valor, cookies, (conferido) => mascararResposta(contrato, lido.quem, conferido, a.politica));
  contar('RespostaRecusada');
  registro.info('a operação recusou', { resposta: resultado.erro.codigo });
  return responderProblema(problemaDaRota(contrato.erros, resultado.erro, a.correlacao));
}

/** The refusals of the door that nobody meets by using the screens: who meets them is trying the controls (ASVS 16.3.3). */
const CONTORNOS: Readonly<Partial<Record<CodigoComum, TipoDeContorno>>> = {
  'requisicao/invalida': 'ENTRADA_MALFORMADA',
  'requisicao/json-invalido': 'ENTRADA_MALFORMADA',
  'requisicao/tipo-de-conteudo': 'ENTRADA_MALFORMADA',
  'requisicao/grande-demais': 'ENTRADA_MALFORMADA',
  'acesso/outra-origem': 'OUTRA_ORIGEM',
};
/** What a right was refused for is audited where it is decided; here a credential of another kind, or from another network. */
const DE_QUEM_NAO_ENTROU: typeof CONTORNOS = { 'acesso/negado': 'CREDENCIAL_TROCADA', 'acesso/rede-recusada': 'REDE_RECUSADA' };

const MAIS_CAMPOS = 5;

async function recusar(a: Atendimento, recusa: RecusaDaPorta, { nome, ip, dispositivo }: Contorno['autor'], contornos = CONTORNOS): Promise<RespostaHttp> {
  if (recusa.codigo.startsWith('acesso/')) contar('AcessoNegado');
  const tipo = contornos[recusa.codigo];
  if (tipo !== undefined) {
    // where it was wrong, and never what was there
    const campos = recusa.erros?.slice(0, MAIS_CAMPOS).map(({ campo }) => campo.replace(/[^\w.-]/g, '?').slice(0, 80));
    await a.direitos.contornar({ tipo, autor: { nome, ip, dispositivo }, objeto: `rota:${a.operacao.contrato.operationId}`, detalhe: { codigo: recusa.codigo, ...(campos === undefined ? {} : { campos }) } });
  }
  return responderProblema(problemaComum(recusa, a.correlacao), recusa.cabecalhos);
}

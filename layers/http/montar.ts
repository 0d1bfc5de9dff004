import type { BasePersistenceLayer } from '@aws-lambda-powertools/idempotency/persistence';
import middy, { type MiddyfiedHandler } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { PoliticaDeMascaras } from '../../domain/cadastro/mascaras/politica.ts';
import { camadaIdempotencia } from '../dynamodb/idempotencia.ts';
import { contar } from '../telemetry/metricas.ts';
import { descreverErro, registro } from '../telemetry/registro.ts';
import { telemetria } from '../telemetry/telemetria.ts';
import { atender } from './atender.ts';
import { compilarRotas } from './caminho.ts';
import { direitosDoAmbiente, type FonteDeDireitos } from './direitos.ts';
import { origemDoAmbiente } from './endereco-do-visitante.ts';
import { recusaDaFalha } from './falha.ts';
import type { Operacao } from './operacao.ts';
import { politicaDoAmbiente } from './politica.ts';
import { problemaComum } from './problema.ts';
import { recusarEndereco } from './endereco-desconhecido.ts';
import type { EventoHttp } from './quem.ts';
import { CABECALHOS_SEGUROS, responderProblema, type RespostaHttp } from './resposta.ts';

/** What tests replace. */
export interface OpcoesDaApi {
  readonly idempotencia?: () => BasePersistenceLayer;
  readonly direitos?: FonteDeDireitos;
  readonly origem?: () => Promise<string | undefined>;
  readonly politica?: () => Promise<PoliticaDeMascaras>;
}

/**
 * The Lambda of one context and trust level: finds the operation of a call and answers it. Whatever happens inside, what leaves is the declared
 * response or a problem+json, with the security headers and the correlation.
 */
export function montarApi(operacoes: readonly Operacao[], opcoes: OpcoesDaApi = {}): MiddyfiedHandler<EventoHttp, RespostaHttp> {
  const achar = compilarRotas(operacoes.map((operacao) => ({ metodo: operacao.contrato.metodo, caminho: operacao.contrato.caminho, operacao })));
  const idempotencia = opcoes.idempotencia ?? camadaIdempotencia;
  const direitos = opcoes.direitos ?? direitosDoAmbiente();
  const origem = opcoes.origem ?? origemDoAmbiente();
  const politica = opcoes.politica ?? politicaDoAmbiente();
  return middy<EventoHttp, RespostaHttp>()
    .use(telemetria())
    .handler(async (evento: EventoHttp, contexto: Context) => {
      const correlacao = evento.requestContext.requestId;
      registro.appendKeys({ correlacao });
      const resposta = await semVazar(correlacao, async () => {
        const { metodo, caminho } = { metodo: evento.requestContext.http.method, caminho: evento.rawPath };
        const achado = achar(metodo, caminho);
        if (!achado.rota) return recusarEndereco(achado.metodos, correlacao);
        registro.appendKeys({ operacao: achado.rota.operacao.contrato.operationId });
        return atender({ operacao: achado.rota.operacao, evento, contexto, params: achado.params, correlacao, idempotencia, direitos, politica, origem });
      });
      return { ...resposta, headers: { ...CABECALHOS_SEGUROS, ...resposta.headers, 'x-correlacao': correlacao } };
    });
}

async function semVazar(correlacao: string, agir: () => Promise<RespostaHttp>): Promise<RespostaHttp> {
  try {
    return await agir();
  } catch (erro) {
    const recusa = recusaDaFalha(erro);
    contar('RespostaComFalha');
    registro.error('a operação falhou', { resposta: recusa.codigo, ...descreverErro(erro) });
    return responderProblema(problemaComum(recusa, correlacao), recusa.cabecalhos);
  }
}

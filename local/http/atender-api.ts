import type { Lambdas } from '../lambda/lambdas.ts';
import type { Desfecho } from '../lambda/protocolo.ts';
import type { Autorizacoes } from './autorizar.ts';
import { casarRota } from './casar.ts';
import type { Casamento } from './casar.ts';
import { cabecalhosCors, ehPreVoo, respostaPreVoo } from './cors.ts';
import { eventoBase, eventoHttp } from './evento.ts';
import type { PedidoHttp } from './evento.ts';
import type { ApiHttp } from './modelo.ts';
import { ERRO_INTERNO, mensagem, respostaDe } from './resposta.ts';
import type { RespostaHttp } from './resposta.ts';

interface Servicos {
  readonly lambdas: Lambdas;
  readonly autorizacoes: Autorizacoes;
}

/** The path that routes are matched against: without the stage, unless it is `$default`. Null when the stage is not this one. */
function caminhoDaRota(api: ApiHttp, caminho: string): string | null {
  if (api.estagio === '$default') return caminho;
  const prefixo = `/${api.estagio}`;
  if (caminho === prefixo) return '/';
  return caminho.startsWith(`${prefixo}/`) ? caminho.slice(prefixo.length) : null;
}

function comPrazo(trabalho: Promise<Desfecho>, ms: number): Promise<Desfecho> {
  return new Promise((resolver) => {
    const erro = { errorType: 'Sandbox.Timedout', errorMessage: 'A integração não respondeu a tempo.' };
    const alarme = setTimeout(() => resolver({ ok: false, erro }), ms);
    void trabalho.then((d) => {
      clearTimeout(alarme);
      resolver(d);
    });
  });
}

async function integrar(api: ApiHttp, casamento: Casamento, p: PedidoHttp, { lambdas, autorizacoes }: Servicos): Promise<RespostaHttp> {
  const { rota } = casamento;
  const base = eventoBase(api, casamento, p);
  let contexto: unknown;
  if (rota.autorizador !== null) {
    const a = await autorizacoes.autorizar(api, rota.autorizador, base);
    switch (a.tipo) {
      case 'sem-identidade':
        return mensagem(401, 'Unauthorized');
      case 'negado':
        return mensagem(403, 'Forbidden');
      case 'falha':
        return ERRO_INTERNO;
      case 'permitido':
        contexto = a.contexto;
    }
  }
  const evento = eventoHttp(base, p, contexto);
  return respostaDe(await comPrazo(lambdas.invocar(rota.funcao, evento), rota.tempoLimiteMs));
}

/** Answers one request as the HTTP API would. */
export async function atenderApi(api: ApiHttp, p: PedidoHttp, servicos: Servicos): Promise<RespostaHttp> {
  if (api.cors !== null && ehPreVoo(api.cors, p)) return { status: 204, cabecalhos: respostaPreVoo(api.cors, p), corpo: Buffer.alloc(0) };
  const caminho = caminhoDaRota(api, p.caminho);
  const casamento = caminho === null ? null : casarRota(api.rotas, p.metodo, caminho);
  const resposta = casamento === null ? mensagem(404, 'Not Found') : await integrar(api, casamento, p, servicos);
  return { ...resposta, cabecalhos: { ...resposta.cabecalhos, ...cabecalhosCors(api.cors, p) } };
}

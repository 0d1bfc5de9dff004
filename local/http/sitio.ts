import type { Lambdas } from '../lambda/lambdas.ts';
import type { Template } from '../template/carregar.ts';
import { atenderApi } from './atender-api.ts';
import { atenderBorda } from './atender-borda.ts';
import { Autorizacoes } from './autorizar.ts';
import { lerBordas } from './borda.ts';
import type { PedidoHttp } from './evento.ts';
import { lerApis } from './modelo.ts';
import { Paginas } from './paginas.ts';
import { mensagem } from './resposta.ts';
import type { RespostaHttp } from './resposta.ts';

/**
 * What answers at the public address: the distribution of the template with its API and pages or, in a template without one, the API alone.
 * Throws when the template has more than one of either, since there is one address.
 */
export function montarSitio(template: Template, lambdas: Lambdas): (p: PedidoHttp) => Promise<RespostaHttp> {
  const apis = lerApis(template);
  const bordas = lerBordas(template);
  if (apis.length > 1 || bordas.length > 1) throw new Error('O ambiente local atende uma API e uma distribuição.');
  const servicos = { lambdas, autorizacoes: new Autorizacoes(lambdas) };
  const daApi = (endpoint: string, p: PedidoHttp): Promise<RespostaHttp> => {
    const api = apis.find((a) => a.endpoint === endpoint);
    return api === undefined ? Promise.resolve(mensagem(502, 'Bad Gateway')) : atenderApi(api, p, servicos);
  };
  const [borda] = bordas;
  const [api] = apis;
  if (borda !== undefined) {
    const paginas = new Paginas(template);
    return (p) => atenderBorda(borda, p, { paginas, api: daApi });
  }
  return (p) => (api === undefined ? Promise.resolve(mensagem(404, 'Not Found')) : atenderApi(api, p, servicos));
}

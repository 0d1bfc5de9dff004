import type { PedidoAws, RespostaAws } from '../plataforma/pedido-aws.ts';
import type { Lambdas } from './lambdas.ts';

const CAMINHO = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

export function ehInvocacao(caminho: string): boolean {
  return CAMINHO.test(caminho);
}

/** The Invoke operation of the Lambda API: `RequestResponse`, `Event` and `DryRun`. */
export async function tratarInvocacao(lambdas: Lambdas, pedido: PedidoAws): Promise<RespostaAws> {
  const nome = decodeURIComponent(CAMINHO.exec(pedido.caminho)?.[1] ?? '');
  const funcao = lambdas.buscar(nome);
  if (funcao === undefined) {
    return {
      status: 404,
      cabecalhos: { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' },
      corpo: JSON.stringify({ Type: 'User', Message: `Function not found: ${nome}` }),
    };
  }
  const modo = pedido.cabecalhos['x-amz-invocation-type'] ?? 'RequestResponse';
  if (modo === 'DryRun') return { status: 204, cabecalhos: {}, corpo: '' };
  const evento = pedido.corpo.length === 0 ? 'null' : pedido.corpo.toString('utf8');
  if (modo === 'Event') {
    void funcao.invocar(evento);
    return { status: 202, cabecalhos: {}, corpo: '' };
  }
  const desfecho = await funcao.invocar(evento);
  const comuns = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
  return desfecho.ok
    ? { status: 200, cabecalhos: comuns, corpo: desfecho.carga }
    : { status: 200, cabecalhos: { ...comuns, 'x-amz-function-error': 'Unhandled' }, corpo: JSON.stringify(desfecho.erro) };
}

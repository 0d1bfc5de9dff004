import { CABECALHO_OCIOSO } from '../../../../events/http/cabecalhos.ts';
import { criarCliente } from '../../../api-client/cliente.ts';
import { ErroDaApi } from '../../../api-client/tipos.ts';
import { semNinguem } from './atividade.ts';

function buscar(pedido: RequestInfo | URL): Promise<Response> {
  const chamada = new Request(pedido);
  if (semNinguem()) chamada.headers.set(CABECALHO_OCIOSO, '1');
  return fetch(chamada);
}

/** The API of this same address, with the cookie of the session. */
export const api = criarCliente({ base: '/api', buscar });

/** Whether an error says that the hours of access are over, or that from this network nobody comes in: who he is is known, and nothing opens. */
export function ehPortaFechada(erro: unknown): boolean {
  return erro instanceof ErroDaApi && ['acesso/fora-do-horario', 'acesso/rede-recusada'].includes(erro.problema.codigo);
}

/** Whether an error says that nobody is in any more. */
export function ehFaltaDeSessao(erro: unknown): boolean {
  return erro instanceof ErroDaApi && erro.problema.status === 401;
}

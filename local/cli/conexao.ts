import type { ClienteDaApi } from '../../web/api-client/tipos.ts';
import { criarCliente } from '../../web/api-client/cliente.ts';
import { plataformaNoAr } from './estado.ts';
import { FalhaDoComando } from './falhas.ts';
import { diretorioDados } from './onde.ts';

/** What every command that acts through the API accepts. */
export interface OpcoesDaApi {
  readonly endereco?: string;
  readonly token?: string;
  readonly dados?: string;
  readonly json?: boolean;
}

/** A variable that is there and empty says nothing. */
function doAmbiente(nome: string): string | undefined {
  const valor = process.env[nome];
  return valor === '' ? undefined : valor;
}

/** What no token has, and no request can carry. */
const FORA_DO_TOKEN = /[^\x21-\x7e]/;

/** `https://host` or `https://host/api`, as people copy it. */
function baseDe(endereco: string): string {
  if (!/^https?:/.test(endereco) || !URL.canParse(endereco)) throw new FalhaDoComando(`"${endereco}" não é um endereço. Diga-o inteiro: https://…`);
  const limpo = endereco.replace(/\/+$/, '');
  return limpo.endsWith('/api') ? limpo : `${limpo}/api`;
}

/**
 * A client of the API: of the address and token given (options, then NASCENTE_ENDERECO and NASCENTE_TOKEN), or of the platform that is up
 * on the data directory. Throws {@link FalhaDoComando} when there is none.
 */
export function conectar(o: OpcoesDaApi): ClienteDaApi {
  const endereco = o.endereco ?? doAmbiente('NASCENTE_ENDERECO');
  const token = o.token ?? doAmbiente('NASCENTE_TOKEN');
  if (token !== undefined && FORA_DO_TOKEN.test(token)) throw new FalhaDoComando('O token tem espaço, quebra de linha ou acento, que nenhum token tem. Copie-o de novo, inteiro.');
  if (endereco !== undefined && token !== undefined) return criarCliente({ base: baseDe(endereco), token });
  const dados = diretorioDados(o.dados);
  const noAr = plataformaNoAr(dados);
  if (noAr === undefined) {
    throw new FalhaDoComando(
      endereco === undefined
        ? `Nenhum Nascente está no ar em ${dados}. Rode "npm start" em outro terminal, ou diga --endereco e --token.`
        : 'Falta o token: diga --token, ou defina NASCENTE_TOKEN.',
    );
  }
  // The token of this machine is not sent to another address.
  if (endereco !== undefined && new URL(baseDe(endereco)).host !== new URL(noAr.endereco).host) throw new FalhaDoComando('Falta o token: diga --token, ou defina NASCENTE_TOKEN.');
  return criarCliente({ base: baseDe(noAr.endereco), token: token ?? noAr.token });
}

/** Where the utility demands it, a password opens a session only on a registered computer (TR 6.1, in place of the MAC address). */
import { dispositivoDoAto } from '../../domain/acesso/estacao.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { estacaoDoNavegador } from '../postgres/acesso/estacoes.ts';
import type { Executor, Pool } from '../postgres/conexao.ts';
import { estacaoExigida, pedirEstacao, resumoDaEstacao, type DadosDaEstacao } from './estacoes.ts';

/** What the browser has and what the person asks about it. */
export interface DoNavegador {
  /** The cookie of a workstation. */
  readonly cookie: string | undefined;
  /** How the person calls this computer, to have it registered. */
  readonly pedido: DadosDaEstacao | undefined;
}

interface De {
  readonly ip: string;
  readonly dispositivo: string;
}

/** Undoes the session that was opened; the password was right, so the person hears about the computer, and may ask for it. */
export class ForaDeEstacao extends Error {
  override readonly name = 'ForaDeEstacao';
  readonly quem: { readonly id: string; readonly nome: string };
  readonly espera: string | undefined;
  constructor(quem: { readonly id: string; readonly nome: string }, espera: string | undefined) {
    super();
    this.quem = quem;
    this.espera = espera;
  }
}

/** Throws {@link ForaDeEstacao}; otherwise answers from where the audit says that the person came. In the transaction that opens the session. */
export async function conferirEstacao(cliente: Executor, { cookie }: DoNavegador, quem: { readonly id: string; readonly nome: string }, de: De): Promise<De> {
  const estacao = await estacaoDoNavegador(cliente, resumoDaEstacao(cookie));
  if (estacao?.situacao === 'ATIVA') return { ...de, dispositivo: dispositivoDoAto(de.dispositivo, estacao.nome) };
  if (await estacaoExigida(cliente)) throw new ForaDeEstacao(quem, estacao?.situacao === 'PENDENTE' ? estacao.nome : undefined);
  return de;
}

export interface EstacaoPedida {
  /** The cookie of the workstation that waits. */
  readonly estacaoPedida: string;
}

/**
 * What is answered to who proved who he is, on a computer that is no station. He may have it registered, and then it always waits: a stolen password of an
 * administrator must not be enough to make a station of the thief's computer.
 */
export async function responderForaDeEstacao(pool: Pool, { quem, espera }: ForaDeEstacao, { cookie, pedido }: DoNavegador, de: De) {
  if (espera !== undefined) return recusa('acesso/estacao-em-espera', `O registro deste computador, "${espera}", foi pedido e ainda espera aprovação. Peça ao administrador do sistema que o aprove em Acesso, Estações, e entre de novo.`);
  if (pedido === undefined) return recusa('acesso/estacao-desconhecida', 'Este computador não está registrado, e a autarquia só deixa entrar por computadores registrados. Peça o registro dele aqui, com um nome e onde ele fica, ou entre por um que já esteja registrado.');
  const feita = await pedirEstacao(pool, pedido, { usuario: quem.id, autor: { ...de, nome: quem.nome }, cookie, semEspera: false });
  if (!feita.ok) return recusa('acesso/estacao-nao-pedida', feita.erro.mensagem, feita.erro.campo?.replace('corpo.', 'corpo.estacao.'));
  return ok({ estacaoPedida: feita.valor.cookie });
}

export type RecusaDaEstacao = Extract<Awaited<ReturnType<typeof responderForaDeEstacao>>, { readonly ok: false }>['erro'];

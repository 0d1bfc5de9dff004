/** Lockout around whatever proves who enters: counted before it is looked at, so that a hundred guesses at once are counted one by one. */
import { bloqueiosDevidos, decidirTentativa, deveCalar, recusaDoBloqueio } from '../../domain/acesso/bloqueio.ts';
import { loginNaAuditoria } from '../../domain/acesso/login-na-auditoria.ts';
import { ok, recusa, type Resultado } from '../../domain/comum/resultado.ts';
import { parametrosDeBloqueio } from '../../events/http/esquemas-bloqueio.ts';
import { bloqueadoPorPessoa, bloquearPorFalhas } from '../postgres/acesso/bloqueios.ts';
import { lerParametro } from '../postgres/comum/parametros.ts';
import { comecarTentativa, concluirTentativa, conhecerDispositivo, esperarVez, esquecerFalhas, gastarUmaVez, lerSituacao, type DeQuemTenta } from '../postgres/acesso/tentativas.ts';
import { ehDeAlguem } from '../postgres/acesso/usuarios.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Cliente, Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';
import { VALIDADE_DA_PROVA_S } from './prova-de-trabalho.ts';

export const CHAVE_DO_BLOQUEIO = 'acesso.bloqueio';

const CODIGOS = ['acesso/prova-exigida', 'acesso/bloqueado-ate', 'acesso/bloqueado-ate-liberar', 'acesso/bloqueado', 'acesso/rede-recusada'] as const;
export interface RecusaDaTentativa {
  readonly codigo: (typeof CODIGOS)[number];
  readonly mensagem: string;
}

/** An attempt that may look at the password. Whoever began it says how it ended; until then it counts as a failure. */
export interface Tentativa extends DeQuemTenta {
  readonly id: string;
  /** Too many failures by this person's two names together: the password is not looked at, and what is answered is that it does not match. */
  readonly calada: boolean;
}

/** Also of who enters by a link. */
export const REDE_RECUSADA = recusa('acesso/rede-recusada', 'O endereço de rede de onde você está não tem acesso ao sistema. Entre de dentro da autarquia, ou fale com o administrador.');

/** @param prova digest of a valid proof of work, spent only where one is asked for; DISPENSADA: of who is in already, whom the failures of his whole building must not stop */
export function comecar(pool: Pool, quem: DeQuemTenta, prova: Buffer | 'DISPENSADA' | undefined): Promise<Resultado<Tentativa, RecusaDaTentativa>> {
  return emTransacao(pool, async (cliente) => {
    await esperarVez(cliente, quem);
    const parametros = await lerParametro(cliente, CHAVE_DO_BLOQUEIO, parametrosDeBloqueio, relogio.hoje());
    const { situacao, pessoa, agora, redePermitida } = await lerSituacao(cliente, quem, parametros);
    if (!redePermitida) return REDE_RECUSADA;
    const decisao = decidirTentativa(parametros, situacao, agora);
    const provou = decisao.tipo === 'EXIGIR_PROVA' && prova !== undefined && (prova === 'DISPENSADA' || (await gastarUmaVez(cliente, prova, VALIDADE_DA_PROVA_S)));
    const motivo = provou ? null : recusaDoBloqueio(decisao, agora);
    if (motivo === null) return ok({ ...quem, id: await comecarTentativa(cliente, quem), calada: deveCalar(parametros, pessoa, situacao) });
    const codigo = CODIGOS.find((c) => c === motivo.codigo);
    if (codigo === undefined) throw new Error(`recusa de entrada desconhecida: ${motivo.codigo}`);
    return recusa(codigo, motivo.mensagem);
  });
}

/** Writes the failure and the locks that it earned, in one commit. */
export function falhou(pool: Pool, tentativa: Tentativa, dispositivo: string): Promise<void> {
  return emTransacao(pool, async (cliente) => {
    await esperarVez(cliente, tentativa);
    await concluirTentativa(cliente, tentativa.id, 'FALHA');
    const parametros = await lerParametro(cliente, CHAVE_DO_BLOQUEIO, parametrosDeBloqueio, relogio.hoje());
    const { situacao, agora } = await lerSituacao(cliente, tentativa, parametros);
    for (const devido of bloqueiosDevidos(parametros, situacao, agora)) {
      const id = await bloquearPorFalhas(cliente, devido, tentativa);
      const valor = devido.alvo === 'IP' ? tentativa.ip : loginNaAuditoria(tentativa.login, await ehDeAlguem(cliente, tentativa.login));
      await auditar(cliente, { autor: { nome: 'público', ip: tentativa.ip, dispositivo }, funcao: 'acesso/bloquear-por-falhas', objeto: `bloqueio:${id}`, depois: { alvo: devido.alvo, valor, termino: devido.termino } });
    }
  });
}

/** What was shown was right, and something else is still missing: neither a failure nor an entry. */
export function faltaOutroPasso(pool: Pool, { id }: Tentativa): Promise<void> {
  return concluirTentativa(pool, id, 'PASSO');
}

/** Undoes the session of who was locked by a person since {@link comecar} looked: a password takes its time, and the sessions that the lock ended were those that there were. */
export class BloqueadoEnquantoIsso extends Error {
  override readonly name = 'BloqueadoEnquantoIsso';
}

/** In the transaction that opens the session, and after it did. Throws {@link BloqueadoEnquantoIsso}. */
export async function acertou(cliente: Cliente, { id }: Tentativa, usuario: string, dispositivo: Buffer): Promise<void> {
  if (await bloqueadoPorPessoa(cliente, usuario)) throw new BloqueadoEnquantoIsso();
  await concluirTentativa(cliente, id, 'SUCESSO');
  await esquecerFalhas(cliente, usuario);
  await conhecerDispositivo(cliente, usuario, dispositivo);
}

/** What happens between a person proving who he is and his session being his, whatever the proof. */
import { recusaForaDoHorario } from '../../domain/acesso/descrever-janela.ts';
import { dentroDaJanela, horarioQueVale } from '../../domain/acesso/janela-de-acesso.ts';
import { podeAlgo } from '../../domain/acesso/permissoes-efetivas.ts';
import { recusa } from '../../domain/comum/resultado.ts';
import { lerDireitos } from '../postgres/acesso/direitos.ts';
import { anotarAcessoAnterior, encerrarSessaoPorToken, sessoesSubstituidas } from '../postgres/acesso/sessao.ts';
import { marcarAcesso, type Conhecido } from '../postgres/acesso/usuarios.ts';
import type { Cliente } from '../postgres/conexao.ts';
import { momentoDe, relogio } from '../runtime/relogio.ts';

/** Undoes the session that was opened; the proof was right, so the person hears the hours. */
export class ForaDoHorario extends Error {
  override readonly name = 'ForaDoHorario';
}

/** Undoes the session of who may nothing; nobody hears of it, and the audit does. */
export class SemAcesso extends Error {
  override readonly name = 'SemAcesso';
}

export function foraDoHorario(mensagem: string) {
  return recusa('acesso/entrada-fora-do-horario', mensagem);
}

/** That there is something he may do, and that it is his hour. Throws {@link SemAcesso} or {@link ForaDoHorario}. */
export async function conferirDireitos(cliente: Cliente, { id }: { readonly id: string }): Promise<void> {
  const direitos = await lerDireitos(cliente, { tipo: 'usuario', id });
  if (direitos === undefined) throw new Error('quem entrou não tem direitos que se leiam');
  const horario = horarioQueVale(direitos.horario.proprio, direitos.horario.dosPerfis);
  const momento = momentoDe(relogio.agora());
  if (!podeAlgo(direitos.instantaneo, momento.data)) throw new SemAcesso();
  if (!dentroDaJanela(horario, momento)) throw new ForaDoHorario(recusaForaDoHorario(horario, momento).mensagem);
}

/** The session is of this person from here on. Answers how many others of his ended because he has one at a time, not counting that of the browser that calls. */
export async function assumir(cliente: Cliente, quem: Conhecido, token: string, tokenQueVeio: string | undefined): Promise<number> {
  if (tokenQueVeio !== undefined) await encerrarSessaoPorToken(cliente, tokenQueVeio);
  await anotarAcessoAnterior(cliente, token, quem.ultimoAcesso);
  await marcarAcesso(cliente, quem.id);
  return sessoesSubstituidas(cliente, token);
}

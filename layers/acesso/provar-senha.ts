/** The password again, from who is in already, before what a session left open must not be enough for (ASVS 7.5.1, 7.5.2). */
import { donoDaSenha, type DonoDaSenha } from '../postgres/acesso/senhas.ts';
import type { Pool } from '../postgres/conexao.ts';
import { conferirSenhaGuardada } from './senha-guardada.ts';
import { comecar, falhou, faltaOutroPasso } from './tentativa.ts';

/** Who acts on what is his own, in a session. */
export interface Proprio {
  readonly usuario: string;
  readonly autor: { readonly nome: string; readonly ip: string; readonly dispositivo: string };
}

export type ProvaDaSenha =
  | { readonly tipo: 'CERTA'; readonly dono: DonoDaSenha }
  /** He enters by the link of the terminal. */
  | { readonly tipo: 'SEM_SENHA' }
  | { readonly tipo: 'ERRADA'; readonly dono: DonoDaSenha }
  | { readonly tipo: 'BLOQUEADA'; readonly dono: DonoDaSenha; readonly mensagem: string };

/** Guesses at the password of who left a session open count as guesses at the door. */
export async function provarSenha(pool: Pool, senha: string, { usuario, autor }: Proprio): Promise<ProvaDaSenha> {
  const dono = await donoDaSenha(pool, usuario);
  if (dono === undefined || dono.guardada === null) return { tipo: 'SEM_SENHA' };
  const vez = await comecar(pool, { login: dono.login, ip: autor.ip, dispositivo: null }, 'DISPENSADA');
  if (!vez.ok) return { tipo: 'BLOQUEADA', dono, mensagem: vez.erro.mensagem };
  if (vez.valor.calada) {
    await falhou(pool, vez.valor, autor.dispositivo);
    return { tipo: 'BLOQUEADA', dono, mensagem: 'Foram muitas tentativas sem sucesso. Aguarde alguns minutos e tente de novo.' };
  }
  if (!(await conferirSenhaGuardada(dono.guardada, senha))) {
    await falhou(pool, vez.valor, autor.dispositivo);
    return { tipo: 'ERRADA', dono };
  }
  await faltaOutroPasso(pool, vez.valor);
  return { tipo: 'CERTA', dono };
}

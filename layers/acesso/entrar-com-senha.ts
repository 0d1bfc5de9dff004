import { isAPIError } from 'better-auth/api';
import { ok, recusa, type Resultado } from '../../domain/comum/resultado.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { comCliente } from '../postgres/acesso/kysely-da-transacao.ts';
import { conhecidoPor, marcarAcesso } from '../postgres/acesso/usuarios.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { CABECALHO_DO_IP, type Autenticacao } from './autenticacao.ts';

export interface Entrada {
  /** Of the session just opened, signed: the value of the cookie. */
  readonly cookie: string;
  readonly nome: string;
  /** The password came from an administrator and opens only the change of it. */
  readonly trocarSenha: boolean;
  /** The time before this one; null the first time. */
  readonly ultimoAcesso: Date | null;
}

export type RecusaDeEntrada = { readonly codigo: 'acesso/entrada-recusada'; readonly mensagem: string };

/** One sentence for an unknown login, a wrong password and a disabled user: a stranger learns nothing from it. */
const RECUSADA = recusa('acesso/entrada-recusada', 'Usuário ou senha não conferem. Confira os dois e tente de novo; se esqueceu a senha, fale com o administrador do sistema.');

/**
 * Opens a session for who knows the password. Session, last access and audit are one transaction; a refusal leaves only its audit, with the login
 * that was tried and never the password (TR 6.1).
 */
export async function entrarComSenha(
  pool: Pool,
  autenticacao: Autenticacao,
  pedido: { readonly login: string; readonly senha: string },
  de: { readonly ip: string; readonly dispositivo: string },
): Promise<Resultado<Entrada, RecusaDeEntrada>> {
  const login = pedido.login.trim().toLowerCase();
  const aberta = await abrir(pool, autenticacao, { ...pedido, login }, de);
  if (aberta !== undefined) return ok(aberta);
  await auditar(pool, { autor: { ...de, nome: 'público' }, funcao: 'acesso/entrar', objeto: `usuario:${login.slice(0, 40)}`, resultado: 'RECUSADO' });
  return RECUSADA;
}

async function abrir(pool: Pool, autenticacao: Autenticacao, { login, senha }: { login: string; senha: string }, de: { readonly ip: string; readonly dispositivo: string }): Promise<Entrada | undefined> {
  try {
    return await emTransacao(pool, (cliente) =>
      comCliente(cliente, async () => {
        const headers = new Headers({ [CABECALHO_DO_IP]: de.ip, 'user-agent': de.dispositivo });
        const { response, headers: saida } = await autenticacao.api.signInUsername({ body: { username: login, password: senha }, headers, returnHeaders: true });
        if (response === null || !('user' in response)) throw new Error('better-auth não disse quem entrou');
        const quem = await conhecidoPor(cliente, response.user.id);
        if (quem === undefined) throw new Error('better-auth abriu a sessão de ninguém');
        await marcarAcesso(cliente, quem.id);
        await auditar(cliente, { autor: { ...de, nome: quem.nome }, funcao: 'acesso/entrar', objeto: `usuario:${login}` });
        return { cookie: cookieDe(saida), nome: quem.nome, trocarSenha: quem.trocaSenha, ultimoAcesso: quem.ultimoAcesso };
      }),
    );
  } catch (erro) {
    if (isAPIError(erro) || ehDeInativo(erro)) return undefined;
    throw erro;
  }
}

/** The database refuses a session to who is disabled, after the password was checked: it took as long as any other refusal. */
function ehDeInativo(erro: unknown): boolean {
  return causas(erro).some((e) => typeof e === 'object' && e !== null && 'constraint' in e && e.constraint === 'sessao_so_de_ativo');
}

function causas(erro: unknown): readonly unknown[] {
  return erro instanceof Error && erro.cause !== undefined ? [erro, ...causas(erro.cause)] : [erro];
}

function cookieDe(cabecalhos: Headers): string {
  const valor = /(?:^|,\s*)[^=;,]*session_token=([^;]+)/.exec(cabecalhos.get('set-cookie') ?? '')?.[1];
  if (valor === undefined) throw new Error('better-auth não deu a sessão');
  return valor;
}

import { isAPIError } from 'better-auth/api';
import { recusaForaDoHorario } from '../../domain/acesso/descrever-janela.ts';
import { dentroDaJanela, horarioQueVale } from '../../domain/acesso/janela-de-acesso.ts';
import { ok, recusa, type Resultado } from '../../domain/comum/resultado.ts';
import { lerDireitos } from '../postgres/acesso/direitos.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Cliente, Pool } from '../postgres/conexao.ts';
import { comCliente } from '../postgres/acesso/kysely-da-transacao.ts';
import { sessaoUnica } from '../postgres/acesso/regras.ts';
import { anotarAcessoAnterior, encerrarSessaoPorToken, encerrarSessoesDe } from '../postgres/acesso/sessao.ts';
import { conhecidoPor, loginDe, marcarAcesso, type Conhecido } from '../postgres/acesso/usuarios.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { momentoDe, relogio } from '../runtime/relogio.ts';
import { CABECALHO_DO_IP, type Autenticacao } from './autenticacao.ts';

export interface Entrada {
  /** Of the session just opened, signed: the value of the cookie. */
  readonly cookie: string;
  readonly nome: string;
  /** The password came from an administrator, or expired, and opens only the change of it. */
  readonly trocarSenha: boolean;
  /** The time before this one; null the first time. */
  readonly ultimoAcesso: Date | null;
}

export interface PedidoDeEntrada {
  /** User name or e-mail. */
  readonly login: string;
  readonly senha: string;
  /** Of the session whose cookie came with the call: it ends, whoever it was of, so nobody goes on in a session that another prepared. */
  readonly tokenQueVeio?: string | undefined;
}

interface De {
  readonly ip: string;
  readonly dispositivo: string;
}

/** One sentence for an unknown login, a wrong password and a disabled user: a stranger learns nothing from it. */
const RECUSADA = recusa('acesso/entrada-recusada', 'Usuário ou senha não conferem. Confira os dois e tente de novo; se esqueceu a senha, fale com o administrador do sistema.');

/** Of nobody: who types an unknown login waits for the same work as anybody. */
const LOGIN_DE_NINGUEM = '0-login-de-ninguem-0';

/** Undoes the session that better-auth opened; the password was right, so the person hears the hours. */
class ForaDoHorario extends Error {
  override readonly name = 'ForaDoHorario';
}

/**
 * Opens a session for who knows the password. Session, last access and audit are one transaction; a refusal leaves only its audit, with the login
 * that was tried and never the password (TR 6.1).
 */
export async function entrarComSenha(pool: Pool, autenticacao: Autenticacao, pedido: PedidoDeEntrada, de: De): Promise<Resultado<Entrada, ReturnType<typeof foraDoHorario>['erro'] | (typeof RECUSADA)['erro']>> {
  const digitado = pedido.login.trim().toLowerCase();
  const negar = (motivo: string | null) =>
    auditar(pool, { autor: { ...de, nome: 'público' }, funcao: 'acesso/entrar', objeto: `usuario:${digitado.slice(0, 40)}`, resultado: 'RECUSADO', motivo });
  try {
    const login = await loginDe(pool, digitado);
    const aberta = await abrir(pool, autenticacao, { ...pedido, login: login ?? LOGIN_DE_NINGUEM }, de);
    if (aberta !== undefined && login !== undefined) return ok(aberta);
  } catch (erro) {
    if (!(erro instanceof ForaDoHorario)) throw erro;
    await negar('fora do horário');
    return foraDoHorario(erro.message);
  }
  await negar(null);
  return RECUSADA;
}

function foraDoHorario(mensagem: string) {
  return recusa('acesso/entrada-fora-do-horario', mensagem);
}

async function abrir(pool: Pool, autenticacao: Autenticacao, pedido: PedidoDeEntrada, de: De): Promise<Entrada | undefined> {
  try {
    return await emTransacao(pool, (cliente) =>
      comCliente(cliente, async () => {
        const headers = new Headers({ [CABECALHO_DO_IP]: de.ip, 'user-agent': de.dispositivo });
        const { response, headers: saida } = await autenticacao.api.signInUsername({ body: { username: pedido.login, password: pedido.senha }, headers, returnHeaders: true });
        if (response === null || !('user' in response)) throw new Error('better-auth não disse quem entrou');
        const quem = await conhecidoPor(cliente, response.user.id);
        if (quem === undefined) throw new Error('better-auth abriu a sessão de ninguém');
        await conferirHorario(cliente, quem);
        const sessoesEncerradas = await assumir(cliente, quem, response.token, pedido.tokenQueVeio);
        await auditar(cliente, { autor: { ...de, nome: quem.nome }, funcao: 'acesso/entrar', objeto: `usuario:${pedido.login}`, ...(sessoesEncerradas === 0 ? {} : { depois: { sessoesEncerradas } }) });
        return { cookie: cookieDe(saida), nome: quem.nome, trocarSenha: quem.trocaSenha, ultimoAcesso: quem.ultimoAcesso };
      }),
    );
  } catch (erro) {
    if (isAPIError(erro) || ehDeInativo(erro)) return undefined;
    throw erro;
  }
}

async function conferirHorario(cliente: Cliente, quem: Conhecido): Promise<void> {
  const direitos = await lerDireitos(cliente, { tipo: 'usuario', id: quem.id });
  if (direitos === undefined) throw new Error('quem entrou não tem direitos que se leiam');
  const horario = horarioQueVale(direitos.horario.proprio, direitos.horario.dosPerfis);
  const momento = momentoDe(relogio.agora());
  if (!dentroDaJanela(horario, momento)) throw new ForaDoHorario(recusaForaDoHorario(horario, momento).mensagem);
}

/** The session is of this person from here on. Answers how many others of his ended because the utility allows one at a time. */
async function assumir(cliente: Cliente, quem: Conhecido, token: string, tokenQueVeio: string | undefined): Promise<number> {
  if (tokenQueVeio !== undefined) await encerrarSessaoPorToken(cliente, tokenQueVeio);
  await anotarAcessoAnterior(cliente, token, quem.ultimoAcesso);
  await marcarAcesso(cliente, quem.id);
  return (await sessaoUnica(cliente, relogio.hoje())) ? encerrarSessoesDe(cliente, quem.id, token) : 0;
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

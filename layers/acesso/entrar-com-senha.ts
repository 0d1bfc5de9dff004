import { isAPIError } from 'better-auth/api';
import { ENTRADA_NEGADA, type EntradaNegada } from '../../domain/acesso/entrada-negada.ts';
import { loginNaAuditoria } from '../../domain/acesso/login-na-auditoria.ts';
import { ok, recusa, type Resultado } from '../../domain/comum/resultado.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Executor, Pool } from '../postgres/conexao.ts';
import { travarQuemEntra } from '../postgres/acesso/bloqueios.ts';
import { comCliente } from '../postgres/acesso/kysely-da-transacao.ts';
import { auditarRecusa } from '../postgres/acesso/recusas.ts';
import { donoDaSenha, donoDoLogin, type DonoDaSenha } from '../postgres/acesso/senhas.ts';
import { marcarAbertura } from '../postgres/acesso/sessao.ts';
import { conhecidoPor, ehDeAlguem, loginDe } from '../postgres/acesso/usuarios.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { assumir, conferirDireitos, foraDoHorario, ForaDoHorario, SemAcesso } from './assumir-sessao.ts';
import { CABECALHO_DO_IP, type Autenticacao } from './autenticacao.ts';
import { conferirEstacao, ForaDeEstacao, responderForaDeEstacao, type DoNavegador, type EstacaoPedida, type RecusaDaEstacao } from './entrada-por-estacao.ts';
import { resumoDe, segredoAleatorio } from './segredo-aleatorio.ts';
import { acertou, BloqueadoEnquantoIsso, comecar, falhou, faltaOutroPasso, type RecusaDaTentativa, type Tentativa } from './tentativa.ts';

export interface Entrada {
  /** Of the session just opened, signed: the value of the cookie. */
  readonly cookie: string;
  readonly nome: string;
  /** The password came from an administrator, or expired, and opens only the change of it. */
  readonly trocarSenha: boolean;
  /** The time before this one; null the first time. */
  readonly ultimoAcesso: Date | null;
  /** What the browser keeps, to be known the next time. */
  readonly dispositivo: string;
  /** Of the same person, because he has one at a time. */
  readonly sessoesEncerradas: number;
}

export interface PedidoDeEntrada {
  /** User name or e-mail. */
  readonly login: string;
  readonly senha: string;
  /** Of the session whose cookie came with the call: it ends, whoever it was of, so nobody goes on in a session that another prepared. */
  readonly tokenQueVeio?: string | undefined;
  /** The cookie of a device from which somebody has entered before. */
  readonly dispositivo?: string | undefined;
  /** Digest of a valid proof of work. */
  readonly prova?: Buffer | undefined;
  readonly estacao?: DoNavegador | undefined;
}

interface De {
  readonly ip: string;
  readonly dispositivo: string;
}

/** One sentence for an unknown login, a wrong password, a disabled user, one out of his days and one who may nothing: a stranger learns nothing from it. */
const RECUSADA = recusa('acesso/entrada-recusada', 'Usuário ou senha não conferem. Confira os dois e tente de novo; depois de vários erros, pelo usuário ou pelo e-mail, espere alguns minutos antes. Se esqueceu a senha, fale com o administrador do sistema.');

/** Of nobody: who types an unknown login waits for the same work as anybody. */
const LOGIN_DE_NINGUEM = '0-login-de-ninguem-0';

/** The password was right, and whoever has a second factor still has to show it. */
export interface FaltaSegundoFator {
  /** Of the step, signed by better-auth: the value of the cookie. */
  readonly passo: string;
}

/**
 * Opens a session for who knows the password. Session, last access and audit are one transaction; a refusal leaves only its audit, with the login
 * that was tried, if it is of somebody, and never the password (TR 6.1), not even one that was typed in its place.
 */
export async function entrarComSenha(pool: Pool, autenticacao: Autenticacao, pedido: PedidoDeEntrada, de: De): Promise<Resultado<Entrada | FaltaSegundoFator | EstacaoPedida, RecusaDeEntrada>> {
  const digitado = pedido.login.trim().toLowerCase();
  const naAuditoria = loginNaAuditoria(digitado, await ehDeAlguem(pool, digitado));
  const negar = (motivo: string) => auditarRecusa(pool, { autor: de, funcao: 'acesso/entrar', objeto: `usuario:${naAuditoria}`, motivo });
  const dispositivo = pedido.dispositivo ?? segredoAleatorio();
  const vez = await comecar(pool, { login: digitado, ip: de.ip, dispositivo: pedido.dispositivo === undefined ? null : resumoDe(dispositivo) }, pedido.prova);
  if (!vez.ok) {
    await negar(vez.erro.codigo);
    return vez;
  }
  let porque: EntradaNegada = ENTRADA_NEGADA.DESCONHECIDO;
  try {
    const deles = await loginDe(pool, digitado);
    const login = vez.valor.calada ? undefined : deles;
    const aberta = await abrir(pool, autenticacao, { ...pedido, login: login ?? LOGIN_DE_NINGUEM, dispositivo, tentativa: vez.valor }, de);
    if (typeof aberta !== 'string' && 'passo' in aberta) await faltaOutroPasso(pool, vez.valor);
    if (typeof aberta !== 'string' && login !== undefined) return ok(aberta);
    if (typeof aberta === 'string' && login !== undefined) porque = aberta;
  } catch (erro) {
    if (!(erro instanceof ForaDoHorario) && !(erro instanceof ForaDeEstacao)) throw erro;
    await faltaOutroPasso(pool, vez.valor);
    if (erro instanceof ForaDeEstacao) {
      await negar('estação');
      return responderForaDeEstacao(pool, erro, pedido.estacao ?? SEM_ESTACAO, de);
    }
    await negar('fora do horário');
    return foraDoHorario(erro.message);
  }
  await falhou(pool, vez.valor, de.dispositivo);
  await negar(vez.valor.calada ? ENTRADA_NEGADA.FALHAS : porque);
  return RECUSADA;
}

const SEM_ESTACAO: DoNavegador = { cookie: undefined, pedido: undefined };

type RecusaDeEntrada = RecusaDaEstacao | ReturnType<typeof foraDoHorario>['erro'] | (typeof RECUSADA)['erro'] | RecusaDaTentativa;

interface PedidoVigiado extends PedidoDeEntrada {
  readonly dispositivo: string;
  readonly tentativa: Tentativa;
}

async function abrir(pool: Pool, autenticacao: Autenticacao, pedido: PedidoVigiado, de: De): Promise<Entrada | FaltaSegundoFator | EntradaNegada> {
  try {
    return await emTransacao(pool, (cliente) =>
      comCliente(cliente, async () => {
        const headers = new Headers({ [CABECALHO_DO_IP]: de.ip, 'user-agent': de.dispositivo });
        const dono = await donoDoLogin(cliente, pedido.login);
        const { response, headers: saida } = await autenticacao.api.signInUsername({ body: { username: pedido.login, password: pedido.senha }, headers, returnHeaders: true });
        await conferirQueNaoMudou(cliente, dono);
        if (response !== null && 'twoFactorRedirect' in response) return { passo: cookieDe(saida, 'two_factor') };
        if (response === null || !('user' in response)) throw new Error('better-auth não disse quem entrou');
        const quem = await conhecidoPor(cliente, response.user.id);
        if (quem === undefined) throw new Error('better-auth abriu a sessão de ninguém');
        await conferirDireitos(cliente, quem);
        const doAto = await conferirEstacao(cliente, pedido.estacao ?? SEM_ESTACAO, quem, de);
        const sessoesEncerradas = await assumir(cliente, quem, response.token, pedido.tokenQueVeio);
        await marcarAbertura(cliente, response.token, 'SENHA');
        await acertou(cliente, pedido.tentativa, quem.id, resumoDe(pedido.dispositivo));
        await auditar(cliente, { autor: { ...doAto, nome: quem.nome }, funcao: 'acesso/entrar', objeto: `usuario:${pedido.login}`, ...(sessoesEncerradas === 0 ? {} : { depois: { sessoesEncerradas } }) });
        return { cookie: cookieDe(saida, 'session_token'), nome: quem.nome, trocarSenha: quem.trocaSenha, ultimoAcesso: quem.ultimoAcesso, dispositivo: pedido.dispositivo, sessoesEncerradas };
      }),
    );
  } catch (erro) {
    if (isAPIError(erro) || erro instanceof SenhaMudouEnquantoIsso) return ENTRADA_NEGADA.SENHA;
    if (rompeu(erro, 'sessao_so_de_ativo')) return ENTRADA_NEGADA.INATIVO;
    if (rompeu(erro, 'sessao_na_validade')) return ENTRADA_NEGADA.VALIDADE;
    if (erro instanceof SemAcesso) return ENTRADA_NEGADA.PERFIL_VAZIO;
    if (erro instanceof BloqueadoEnquantoIsso) return ENTRADA_NEGADA.BLOQUEIO;
    throw erro;
  }
}

class SenhaMudouEnquantoIsso extends Error {
  override readonly name = 'SenhaMudouEnquantoIsso';
}

/**
 * A password takes its time to be looked at, and may have been changed meanwhile: the change ended the sessions that there were, and whoever had the former one
 * would be in. Its row is held until the end, so that a change that comes now finds this session.
 */
async function conferirQueNaoMudou(cliente: Executor, dono: DonoDaSenha | undefined): Promise<void> {
  if (dono === undefined) return;
  await travarQuemEntra(cliente, dono.id);
  if ((await donoDaSenha(cliente, dono.id))?.guardada !== dono.guardada) throw new SenhaMudouEnquantoIsso();
}

/** The database refuses a session to who is disabled, or out of his days, after the password was checked: it took as long as any other refusal. */
function rompeu(erro: unknown, restricao: string): boolean {
  return causas(erro).some((e) => typeof e === 'object' && e !== null && 'constraint' in e && e.constraint === restricao);
}

function causas(erro: unknown): readonly unknown[] {
  return erro instanceof Error && erro.cause !== undefined ? [erro, ...causas(erro.cause)] : [erro];
}

function cookieDe(cabecalhos: Headers, nome: 'session_token' | 'two_factor'): string {
  const valor = new RegExp(`(?:^|,\\s*)[^=;,]*${nome}=([^;]+)`).exec(cabecalhos.get('set-cookie') ?? '')?.[1];
  if (valor === undefined) throw new Error(`better-auth não deu ${nome}`);
  return valor;
}

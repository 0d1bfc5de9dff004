import { codigoEm, passoDe } from '../../../layers/acesso/codigo-do-celular.ts';
import { senhaBarata } from '../../fixture/senha-barata.ts';
import { incluirUsuario } from '../../../layers/postgres/acesso/usuarios.ts';
import type { Chamada } from '../../contract/http-apoio.ts';
import { DAQUI, entrarCom, quemE, type Acesso } from './apoio.ts';

export const SENHA = 'cajá manga de dezembro';

/** The secret that a typed key is of: base32 back to text. */
export function segredoDaChave(chave: string): string {
  const bits = [...chave].map((letra) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letra).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((b) => String.fromCharCode(Number.parseInt(b, 2))).join('');
}

/** What the telephone shows; `daqui`: in so many periods of thirty seconds. */
export const codigoAgora = (segredo: string, daqui = 0): string => codigoEm(segredo, passoDe(new Date()) + daqui);

export async function comPessoa({ banco }: Acesso, login: string, administrador = false): Promise<void> {
  await incluirUsuario(banco.pool('nascente_app'), { login, nome: `Pessoa ${login}`, email: null, administrador, senha: senhaBarata(SENHA) });
  await banco.pool().query('UPDATE acesso.usuario SET troca_senha = false WHERE login = $1', [login]);
}

/** Posts as a person in a session. */
export async function agir(acesso: Acesso, cookies: string[], caminho: string, corpo: unknown, extra: Partial<Chamada> = {}) {
  return acesso.chamar({ metodo: 'POST', caminho, corpo, cookies, cabecalhos: DAQUI, quem: await quemE(acesso, cookies), ...extra });
}

/** A person in a session with a second factor just registered: the secret, and the recovery codes. */
export async function comSegundoFator(acesso: Acesso, login: string): Promise<{ readonly cookies: string[]; readonly segredo: string; readonly codigos: readonly string[] }> {
  const { sessao: cookies } = await entrarCom(acesso, login, SENHA);
  const { json } = await agir(acesso, cookies, '/segundo-fator/cadastro', { senha: SENHA });
  const segredo = segredoDaChave(String(json['chave']));
  const confirmado = await agir(acesso, cookies, '/segundo-fator/confirmar', { codigo: codigoAgora(segredo, -1) });
  return { cookies, segredo, codigos: confirmado.json['codigos'] as string[] };
}

/** The step that the password leaves in the browser. */
export async function primeiroPasso(acesso: Acesso, login: string): Promise<string[]> {
  const r = await entrarCom(acesso, login, SENHA);
  return (r.cookies ?? []).flatMap((c) => /^__Host-nascente_passo=[^;]+/.exec(c) ?? []);
}

export function segundoPasso(acesso: Acesso, cookies: string[], codigo: string) {
  return acesso.chamar({ metodo: 'POST', caminho: '/entrar/segundo-fator', corpo: { codigo }, cookies, cabecalhos: DAQUI, quem: undefined });
}

import { beforeAll } from 'vitest';
import type { Chamada } from '../../contract/http-apoio.ts';
import { darAlgoAFazer } from '../../fixture/algo-a-fazer.ts';
import { naSessao, quemE, type Acesso } from './apoio.ts';
import { comGente, type Gente } from './gente.ts';

/** With the rights of each person read from the database: who may approve is part of the rule. */
export function comEstacoes(): () => Gente {
  const gente = comGente(async () => [
    (await import('../../../functions/acesso/pedir-estacao/handler.ts')).handler,
    (await import('../../../functions/acesso/mostrar-esta-estacao/handler.ts')).handler,
    (await import('../../../functions/acesso/listar-estacoes/handler.ts')).handler,
    (await import('../../../functions/acesso/decidir-estacao/handler.ts')).handler,
    (await import('../../../functions/acesso/exigir-estacao/handler.ts')).handler,
    (await import('../../../functions/acesso/alterar-rede/handler.ts')).handler,
  ]);
  // here people enter, and who may nothing does not
  beforeAll(() => darAlgoAFazer(gente().banco.pool()));
  return gente;
}

/** A call of a person in a session whose browser has these cookies. */
export async function comCookies(acesso: Gente, cookies: string[], metodo: Chamada['metodo'], caminho: string, corpo?: unknown) {
  return acesso.com(await quemE(acesso, cookies), { metodo, caminho, corpo, cookies });
}

/** The cookie of a station that an answer sets, as the browser sends it. */
export function estacaoDe(resposta: { readonly cookies?: string[] | undefined }): string {
  const linha = resposta.cookies?.find((c) => c.startsWith('__Host-nascente_estacao='));
  if (linha === undefined) throw new Error('não veio o cookie da estação');
  return linha.slice(0, linha.indexOf(';'));
}

/** The administrator of the tests, in a session on a computer that he has registered under this name. */
export async function noBalcao(acesso: Gente, nome: string): Promise<string[]> {
  const { cookies } = await naSessao(acesso);
  const r = await comCookies(acesso, cookies, 'POST', '/estacoes/esta', { nome, local: 'Sede' });
  return [...cookies, estacaoDe(r)];
}

const raizDe = (acesso: Acesso) => acesso.banco.pool();
export const limparEstacoes = async (acesso: Acesso) => {
  await raizDe(acesso).query('TRUNCATE acesso.estacao');
  await raizDe(acesso).query(`UPDATE comum.parametro SET valor = 'false' WHERE chave = 'acesso.exigir-estacao'`);
};
export const exigir = (acesso: Acesso) => raizDe(acesso).query(`UPDATE comum.parametro SET valor = 'true' WHERE chave = 'acesso.exigir-estacao'`);

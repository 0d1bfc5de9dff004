import { somarDias } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { excetuarAcessoTotal } from '../postgres/acesso/excecoes-de-segregacao.ts';
import { incluirPerfisModelo } from '../postgres/acesso/perfis-modelo.ts';
import { esperarVezDoPrimeiro, haAdministrador, incluirUsuario } from '../postgres/acesso/usuarios.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';
import { guardarSenha } from './senha-guardada.ts';
import { senhaProvisoria } from './senha-provisoria.ts';

export interface NovoAdministrador {
  readonly login: string;
  readonly nome: string;
  readonly email: string | null;
}

const MOTIVO = 'Primeiro administrador: acesso total enquanto não há outras pessoas (TR 2.7)';
const DIAS_DA_EXCECAO = 365;

/**
 * Makes the person who makes all the others, where nobody has full access yet. There is no password that everybody knows: one is drawn, answered here
 * once, and opens only the change of it. Full access holds both sides of every segregated pair, so each pair gets its exception, with an end. The profiles that
 * come with the product are there for him to give.
 */
export async function criarPrimeiroAdministrador(pool: Pool, novo: NovoAdministrador, autor: Autor) {
  const senha = senhaProvisoria();
  const guardada = await guardarSenha(senha);
  const hoje = relogio.hoje();
  const ate = somarDias(hoje, DIAS_DA_EXCECAO);
  return emTransacao(pool, async (cliente) => {
    await esperarVezDoPrimeiro(cliente);
    if (await haAdministrador(cliente)) return recusa('acesso/ja-ha-administrador', 'Já há um administrador do sistema. Quem esqueceu a senha pede outra a ele.');
    const usuario = await incluirUsuario(cliente, { ...novo, administrador: true, senha: guardada });
    if (usuario === undefined) return recusa('acesso/usuario-repetido', 'Já há uma pessoa com este usuário, nome ou e-mail. Escolha outro.');
    await excetuarAcessoTotal(cliente, { usuario, de: hoje, ate, motivo: MOTIVO, por: null });
    await incluirPerfisModelo(cliente);
    await auditar(cliente, { autor, funcao: 'acesso/primeiro-administrador', objeto: `usuario:${novo.login}`, depois: { nome: novo.nome, administrador: true, excecoesDeSegregacaoAte: ate }, motivo: MOTIVO });
    return ok({ senha, ate });
  });
}

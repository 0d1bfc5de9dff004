import { ok, recusa } from '../../domain/comum/resultado.ts';
import { lerRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { donoDoLogin, trocarSenhaGuardada } from '../postgres/acesso/senhas.ts';
import { encerrarSessoesDe } from '../postgres/acesso/sessao.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';
import { guardarSenha } from './senha-guardada.ts';
import { senhaProvisoria } from './senha-provisoria.ts';

/** Draws a password for a person, which opens only the change of it, and ends whatever the person had open. */
export async function darSenhaProvisoria(pool: Pool, login: string, autor: Autor) {
  const senha = senhaProvisoria();
  const guardada = await guardarSenha(senha);
  return emTransacao(pool, async (cliente) => {
    const dono = await donoDoLogin(cliente, login);
    if (dono === undefined) return recusa('acesso/usuario-inexistente', `Ninguém tem o usuário "${login}". Confira como ele foi escrito.`);
    if (!dono.ativo) return recusa('acesso/usuario-desativado', `${dono.nome} está desativado e não entra. Reative antes de dar uma senha.`);
    const { senha: politica } = await lerRegrasDeAcesso(cliente, relogio.hoje());
    const feita = await trocarSenhaGuardada(cliente, { usuario: dono.id, de: dono.guardada, para: guardada, provisoria: true, historico: politica.historico, validade: politica });
    if (feita === undefined) return recusa('acesso/senha-mudou', 'A senha desta pessoa mudou neste mesmo instante. Rode de novo.');
    const sessoesEncerradas = await encerrarSessoesDe(cliente, dono.id, null);
    await auditar(cliente, { autor, funcao: 'acesso/nova-senha', objeto: `usuario:${login}`, depois: { provisoria: true, sessoesEncerradas } });
    return ok({ nome: dono.nome, senha, sessoesEncerradas });
  });
}

import { conferirSenha, normalizarSenha, type RecusaDeSenha } from '../../domain/acesso/politica-de-senha.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import type { RegrasDeAcesso } from '../../events/http/esquemas-acesso.ts';
import { lerRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { senhasAnteriores, trocarSenhaGuardada, type DonoDaSenha } from '../postgres/acesso/senhas.ts';
import { encerrarSessoesDe, girarToken } from '../postgres/acesso/sessao.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';
import { provarSenha, type Proprio } from './provar-senha.ts';
import { conferirSenhaGuardada, guardarSenha } from './senha-guardada.ts';
import { senhaConhecida } from './senhas-conhecidas.ts';

export interface PedidoDeTroca {
  readonly senhaAtual: string;
  readonly senhaNova: string;
}

type Pessoa = Proprio & { readonly sessao: string };

const ATUAL_RECUSADA = recusa('senha/atual-recusada', 'A senha atual não confere. Digite a senha com que você entrou.', 'corpo.senhaAtual');

/**
 * Changes the password of who knows the current one. Every other session of the person ends and this one goes on under another token, in the commit
 * that changes it. The audit keeps that it was tried, and no word of what was typed; a wrong password counts as a guess at the door.
 */
export async function trocarSenha(pool: Pool, pedido: PedidoDeTroca, { usuario, sessao, autor }: Pessoa) {
  const prova = await provarSenha(pool, pedido.senhaAtual, { usuario, autor });
  if (prova.tipo === 'SEM_SENHA') {
    return recusa('senha/sem-senha', 'Você entra por endereço de uso único e não tem senha. Peça ao administrador do sistema uma senha provisória.');
  }
  const { dono } = prova;
  const ato = { autor, funcao: 'acesso/trocar-senha', objeto: `usuario:${dono.login}` };
  const negar = (motivo: string) => auditar(pool, { ...ato, resultado: 'RECUSADO', motivo });
  if (prova.tipo !== 'CERTA') {
    await negar(prova.tipo === 'ERRADA' ? 'senha atual não confere' : 'bloqueada por falhas');
    return prova.tipo === 'ERRADA' ? ATUAL_RECUSADA : recusa('senha/bloqueada', prova.mensagem);
  }
  const regras = await lerRegrasDeAcesso(pool, relogio.hoje());
  const recusas = await conferirNova(pool, regras, dono, pedido);
  if (recusas.length > 0) {
    await negar(recusas.map(({ codigo }) => codigo).join(', '));
    return naoServe(recusas);
  }
  const para = await guardarSenha(pedido.senhaNova);
  const trocada = await emTransacao(pool, async (cliente) => {
    const { historico } = regras.senha;
    const feita = await trocarSenhaGuardada(cliente, { usuario, de: dono.guardada, para, provisoria: false, historico, validade: regras.senha });
    const girada = await girarToken(cliente, sessao);
    if (feita === undefined || girada === undefined) return undefined;
    const sessoesEncerradas = await encerrarSessoesDe(cliente, usuario, girada.token);
    await auditar(cliente, { ...ato, depois: { sessoesEncerradas, venceEm: feita.venceEm } });
    return { ...feita, ...girada, sessoesEncerradas };
  });
  return trocada === undefined ? ATUAL_RECUSADA : ok(trocada);
}

async function conferirNova(pool: Pool, { senha: politica, palavras }: RegrasDeAcesso, { id, login, nome }: DonoDaSenha, { senhaAtual, senhaNova }: PedidoDeTroca): Promise<readonly RecusaDeSenha[]> {
  const vazada = politica.recusarVazadas && (await senhaConhecida(senhaNova));
  const noHistorico = normalizarSenha(senhaNova) === normalizarSenha(senhaAtual) || (await foiUmaDas(await senhasAnteriores(pool, id, politica.historico), senhaNova));
  return conferirSenha(politica, senhaNova, { login, nome, palavras }, { vazada, noHistorico });
}

/** One derivation for each, since each has a salt of its own. */
async function foiUmaDas(anteriores: readonly string[], senha: string): Promise<boolean> {
  for (const anterior of anteriores) {
    if (await conferirSenhaGuardada(anterior, senha)) return true;
  }
  return false;
}

function naoServe(recusas: readonly RecusaDeSenha[]) {
  const { erro } = recusa('senha/recusada', recusas.map(({ mensagem }) => mensagem).join(' '), 'corpo.senhaNova');
  return { ok: false, erro: { ...erro, erros: recusas.map(({ mensagem }) => ({ campo: 'corpo.senhaNova', mensagem })) } } as const;
}

/**
 * The second factor of a person. What is kept is as better-auth's plugin keeps it, and the plugin stops the login of who has one; codes are checked here,
 * because each must be accepted once and a wrong one must count in the same lockout as a wrong password (ADR 0024).
 */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { z } from 'zod';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { donoDaSenha, type DonoDaSenha } from '../postgres/acesso/senhas.ts';
import { apagarFator, confirmarFator, exigeFator, lerFator, proporFator, trocarCodigos, type FatorGuardado } from '../postgres/acesso/segundo-fator.ts';
import { gastarUmaVez } from '../postgres/acesso/tentativas.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Executor, Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';
import { chaveDoSegredo, enderecoDoSegredo, MEMORIA_DO_CODIGO_S, novosCodigosDeReserva, novoSegredo, passoDoCodigo } from './codigo-do-celular.ts';
import { resumoDe } from './segredo-aleatorio.ts';
import { conferirSenhaGuardada } from './senha-guardada.ts';
import { comecar, falhou, faltaOutroPasso } from './tentativa.ts';

/** Who acts on his own second factor, in a session. */
export interface Proprio {
  readonly usuario: string;
  readonly autor: { readonly nome: string; readonly ip: string; readonly dispositivo: string };
}

const SENHA_RECUSADA = recusa('segundo-fator/senha-recusada', 'A senha não confere. Digite a senha com que você entra.', 'corpo.senha');
const SEM_SENHA = recusa('segundo-fator/sem-senha', 'Você entra por endereço de uso único e não tem senha: o segundo fator é de quem entra com senha.');
const CODIGO_RECUSADO = recusa('segundo-fator/codigo-recusado', 'O código não confere. Confira se o relógio do celular está certo e digite o código que aparece agora.', 'corpo.codigo');
const JA_TEM = recusa('segundo-fator/ja-cadastrado', 'Você já tem um segundo fator. Para trocar de celular, desligue-o antes.');

const codigosGuardados = z.array(z.string());

export async function estadoDoFator(banco: Executor, usuario: string): Promise<{ readonly cadastrado: boolean; readonly exigido: boolean }> {
  return { cadastrado: (await lerFator(banco, usuario))?.verificado === true, exigido: await exigeFator(banco, usuario) };
}

/** Guesses at the password of who left a session open count as guesses at the door. */
async function comSenha<T>(pool: Pool, senha: string, { usuario, autor }: Proprio, agir: (dono: DonoDaSenha) => Promise<T>) {
  const dono = await donoDaSenha(pool, usuario);
  if (dono === undefined || dono.guardada === null) return SEM_SENHA;
  const vez = await comecar(pool, { login: dono.login, ip: autor.ip, dispositivo: null }, 'DISPENSADA');
  if (!vez.ok) return recusa('segundo-fator/bloqueado', vez.erro.mensagem);
  if (!(await conferirSenhaGuardada(dono.guardada, senha))) {
    await falhou(pool, vez.valor, autor.dispositivo);
    return SENHA_RECUSADA;
  }
  await faltaOutroPasso(pool, vez.valor);
  return agir(dono);
}

/** A secret for the telephone of who knows the password; it opens nothing, and asks for nothing, until a code of it comes. */
export function cadastrar(pool: Pool, chave: string, senha: string, quem: Proprio) {
  return comSenha(pool, senha, quem, async ({ login }) => {
    const segredo = novoSegredo();
    const guardado = await symmetricEncrypt({ key: chave, data: segredo });
    if (!(await proporFator(pool, quem.usuario, guardado))) return JA_TEM;
    return ok({ endereco: enderecoDoSegredo(segredo, login), chave: chaveDoSegredo(segredo) });
  });
}

/** The first code: from here on the login asks for one. Answers the recovery codes, which are shown this once. */
export async function confirmar(pool: Pool, chave: string, codigo: string, { usuario, autor }: Proprio) {
  const [dono, fator] = [await donoDaSenha(pool, usuario), await lerFator(pool, usuario)];
  if (dono === undefined || fator === undefined) return recusa('segundo-fator/nao-comecado', 'Comece pelo cadastro: leia o QR code com o celular e depois digite o código.');
  if (fator.verificado) return JA_TEM;
  const passo = passoDoCodigo(await symmetricDecrypt({ key: chave, data: fator.segredo }), codigo, relogio.agora());
  if (passo === undefined) return CODIGO_RECUSADO;
  const codigos = novosCodigosDeReserva();
  const guardados = await symmetricEncrypt({ key: chave, data: JSON.stringify(codigos) });
  return emTransacao(pool, async (cliente) => {
    const feito = (await gastarUmaVez(cliente, resumoDoPasso(usuario, passo), MEMORIA_DO_CODIGO_S)) && (await confirmarFator(cliente, usuario, fator, guardados));
    if (!feito) return CODIGO_RECUSADO;
    await auditar(cliente, { autor, funcao: 'acesso/confirmar-segundo-fator', objeto: `usuario:${dono.login}` });
    return ok({ codigos: [...codigos] });
  });
}

export function desligar(pool: Pool, senha: string, quem: Proprio) {
  return comSenha(pool, senha, quem, ({ login }) =>
    emTransacao(pool, async (cliente) => {
      if (!(await apagarFator(cliente, quem.usuario))) return recusa('segundo-fator/nao-cadastrado', 'Você não tem segundo fator para desligar.');
      await auditar(cliente, { autor: quem.autor, funcao: 'acesso/desligar-segundo-fator', objeto: `usuario:${login}` });
      return ok(null);
    }),
  );
}

/** Whether it opens, in the transaction that opens: a code of the telephone or one of those kept for the day in which it is lost. Each once. */
export async function codigoAbre(banco: Executor, chave: string, usuario: string, codigo: string): Promise<'CELULAR' | 'RESERVA' | undefined> {
  const fator = await lerFator(banco, usuario);
  if (fator?.verificado !== true) return undefined;
  const passo = passoDoCodigo(await symmetricDecrypt({ key: chave, data: fator.segredo }), codigo, relogio.agora());
  if (passo !== undefined) return (await gastarUmaVez(banco, resumoDoPasso(usuario, passo), MEMORIA_DO_CODIGO_S)) ? 'CELULAR' : undefined;
  const codigos = await abrirCodigos(fator, chave);
  if (!codigos.includes(codigo)) return undefined;
  const restam = await symmetricEncrypt({ key: chave, data: JSON.stringify(codigos.filter((c) => c !== codigo)) });
  return (await trocarCodigos(banco, usuario, fator.codigos, restam)) ? 'RESERVA' : undefined;
}

async function abrirCodigos(fator: FatorGuardado, chave: string): Promise<readonly string[]> {
  return codigosGuardados.parse(JSON.parse(await symmetricDecrypt({ key: chave, data: fator.codigos })));
}

function resumoDoPasso(usuario: string, passo: number): Buffer {
  return resumoDe(`codigo:${usuario}:${passo}`);
}

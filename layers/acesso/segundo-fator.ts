/**
 * The second factor of a person. better-auth's plugin stops the login of who has one; codes are checked and recovery codes kept here, because each must be accepted
 * once and a wrong one must count in the same lockout as a wrong password (ADR 0024, 0027).
 */
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { donoDaSenha, type DonoDaSenha } from '../postgres/acesso/senhas.ts';
import { apagarFator, confirmarFator, exigeFator, gastarCodigo, guardarCodigos, lerFator, proporFator, quantosCodigos, trocarSegredo } from '../postgres/acesso/segundo-fator.ts';
import { gastarUmaVez } from '../postgres/acesso/tentativas.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Executor, Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { relogio } from '../runtime/relogio.ts';
import { registro } from '../telemetry/registro.ts';
import type { ChavesDeSessao } from './chave-de-sessao.ts';
import { abrirSegredo, cifrarSegredo, type SegredoAberto } from './cifra-do-segundo-fator.ts';
import { chaveDoSegredo, codigoDeReservaLido, enderecoDoSegredo, MEMORIA_DO_CODIGO_S, novosCodigosDeReserva, novoSegredo, passoDoCodigo } from './codigo-do-celular.ts';
import { provarSenha, type Proprio } from './provar-senha.ts';
import { resumoDe } from './segredo-aleatorio.ts';

const SENHA_RECUSADA = recusa('segundo-fator/senha-recusada', 'A senha não confere. Digite a senha com que você entra.', 'corpo.senha');
const SEM_SENHA = recusa('segundo-fator/sem-senha', 'Você entra por endereço de uso único e não tem senha: o segundo fator é de quem entra com senha.');
const CODIGO_RECUSADO = recusa('segundo-fator/codigo-recusado', 'O código não confere. Confira se o relógio do celular está certo e digite o código que aparece agora.', 'corpo.codigo');
const JA_TEM = recusa('segundo-fator/ja-cadastrado', 'Você já tem um segundo fator. Para trocar de celular, desligue-o antes.');

const NAO_CADASTRADO = recusa('segundo-fator/nao-cadastrado', 'Você não tem segundo fator cadastrado. Atualize a tela: ele pode ter sido desligado em outra janela ou retirado por um administrador.');

/** `codigosDeReserva`: how many are left; null without a second factor. */
export async function estadoDoFator(banco: Executor, usuario: string): Promise<{ readonly cadastrado: boolean; readonly exigido: boolean; readonly codigosDeReserva: number | null }> {
  const cadastrado = (await lerFator(banco, usuario))?.verificado === true;
  return { cadastrado, exigido: await exigeFator(banco, usuario), codigosDeReserva: cadastrado ? await quantosCodigos(banco, usuario) : null };
}

async function comSenha<T>(pool: Pool, senha: string, quem: Proprio, agir: (dono: DonoDaSenha) => Promise<T>) {
  const prova = await provarSenha(pool, senha, quem);
  if (prova.tipo === 'SEM_SENHA') return SEM_SENHA;
  if (prova.tipo === 'BLOQUEADA') return recusa('segundo-fator/bloqueado', prova.mensagem);
  return prova.tipo === 'ERRADA' ? SENHA_RECUSADA : agir(prova.dono);
}

/** A secret for the telephone of who knows the password; it opens nothing, and asks for nothing, until a code of it comes. */
export function cadastrar(pool: Pool, chave: string, senha: string, quem: Proprio) {
  return comSenha(pool, senha, quem, async ({ login }) => {
    const segredo = novoSegredo();
    const guardado = await cifrarSegredo(chave, segredo);
    if (!(await proporFator(pool, quem.usuario, guardado))) return JA_TEM;
    return ok({ endereco: enderecoDoSegredo(segredo, login), chave: chaveDoSegredo(segredo) });
  });
}

/** The first code: from here on the login asks for one. Answers the recovery codes, which are shown this once. */
export async function confirmar(pool: Pool, chaves: ChavesDeSessao, codigo: string, { usuario, autor }: Proprio) {
  const [dono, fator] = [await donoDaSenha(pool, usuario), await lerFator(pool, usuario)];
  if (dono === undefined || fator === undefined) return recusa('segundo-fator/nao-comecado', 'Comece pelo cadastro: leia o QR code com o celular e depois digite o código.');
  if (fator.verificado) return JA_TEM;
  const passo = passoDe(await abrirSegredo(chaves, fator.segredo), codigo);
  if (passo === undefined) return CODIGO_RECUSADO;
  const codigos = novosCodigosDeReserva();
  return emTransacao(pool, async (cliente) => {
    const feito = (await gastarUmaVez(cliente, resumoDoPasso(usuario, passo), MEMORIA_DO_CODIGO_S)) && (await confirmarFator(cliente, usuario, fator));
    if (!feito) return CODIGO_RECUSADO;
    await guardarCodigos(cliente, usuario, codigos.map(resumoDoCodigo));
    await auditar(cliente, { autor, funcao: 'acesso/confirmar-segundo-fator', objeto: `usuario:${dono.login}` });
    return ok({ codigos: [...codigos] });
  });
}

/** Other recovery codes in place of those that are left, shown this once, for who knows the password. */
export function gerarCodigos(pool: Pool, senha: string, quem: Proprio) {
  return comSenha(pool, senha, quem, ({ login }) =>
    emTransacao(pool, async (cliente) => {
      const codigos = novosCodigosDeReserva();
      if (!(await guardarCodigos(cliente, quem.usuario, codigos.map(resumoDoCodigo)))) return NAO_CADASTRADO;
      await auditar(cliente, { autor: quem.autor, funcao: 'acesso/gerar-codigos-de-reserva', objeto: `usuario:${login}` });
      return ok({ codigos: [...codigos] });
    }),
  );
}

export function desligar(pool: Pool, senha: string, quem: Proprio) {
  return comSenha(pool, senha, quem, ({ login }) =>
    emTransacao(pool, async (cliente) => {
      if (!(await apagarFator(cliente, quem.usuario))) return NAO_CADASTRADO;
      await auditar(cliente, { autor: quem.autor, funcao: 'acesso/desligar-segundo-fator', objeto: `usuario:${login}` });
      return ok(null);
    }),
  );
}

/**
 * Whether it opens, in the transaction that opens: a code of the telephone or one of those kept for the day in which it is lost. Each once. A secret that is under a
 * key of before goes under the one in use; one that no key opens leaves its owner the recovery codes.
 */
export async function codigoAbre(banco: Executor, chaves: ChavesDeSessao, usuario: string, codigo: string): Promise<'CELULAR' | 'RESERVA' | undefined> {
  const fator = await lerFator(banco, usuario);
  if (fator?.verificado !== true) return undefined;
  const aberto = await abrirSegredo(chaves, fator.segredo);
  if (aberto === undefined) registro.error('o segundo fator não se abre com nenhuma chave de sessão', { usuario });
  const passo = passoDe(aberto, codigo);
  if (aberto !== undefined && passo !== undefined) {
    if (!(await gastarUmaVez(banco, resumoDoPasso(usuario, passo), MEMORIA_DO_CODIGO_S))) return undefined;
    if (!aberto.emDia) await trocarSegredo(banco, usuario, fator.segredo, await cifrarSegredo(chaves.atual, aberto.segredo));
    return 'CELULAR';
  }
  const deReserva = codigoDeReservaLido(codigo);
  return deReserva !== undefined && (await gastarCodigo(banco, usuario, resumoDoCodigo(deReserva))) ? 'RESERVA' : undefined;
}

function passoDe(aberto: SegredoAberto | undefined, codigo: string): number | undefined {
  return aberto && passoDoCodigo(aberto.segredo, codigo, relogio.agora());
}

function resumoDoPasso(usuario: string, passo: number): Buffer {
  return resumoDe(`codigo:${usuario}:${passo}`);
}

/** More than 112 random bits: a plain digest cannot be turned back, whoever has the table (ASVS 6.5.2). */
function resumoDoCodigo(codigo: string): Buffer {
  return resumoDe(`reserva:${codigo}`);
}

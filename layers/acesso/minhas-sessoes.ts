/** A person sees where he is in, and ends what he does not know or has forgotten (ASVS 7.5.2). */
import { descreverAparelho } from '../../domain/acesso/descrever-aparelho.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { encerrarDaPessoa, sessaoRecente, sessoesDaPessoa, umaSessaoPorVez } from '../postgres/acesso/minhas-sessoes.ts';
import { donoDaSenha } from '../postgres/acesso/senhas.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { provarSenha, type Proprio } from './provar-senha.ts';

/** Who has no password entered by a link: having done so just now is the proof that others give by the password. */
const RECENTE_MIN = 5;
/** What the audit writes of each; the count is whole. */
const MAIS_DITAS = 20;

/** `sessao`: the one in course. */
export type NaSessao = Proprio & { readonly sessao: string };

export async function minhasSessoes(pool: Pool, { usuario, sessao }: NaSessao) {
  const itens = (await sessoesDaPessoa(pool, usuario)).map(({ id, ip, dispositivo, comecouEm, vistaEm, abertaPor }) => ({
    id,
    aparelho: descreverAparelho(dispositivo),
    ip,
    comecouEm: comecouEm.toISOString(),
    vistaEm: vistaEm.toISOString(),
    abertaPor,
    esta: id === sessao,
  }));
  return { itens, pedeSenha: ((await donoDaSenha(pool, usuario))?.guardada ?? null) !== null, umaPorVez: await umaSessaoPorVez(pool, usuario) };
}

/** Before anything ends: whoever only found the session open would otherwise put its owner out of all the others. */
async function provar(pool: Pool, senha: string | undefined, quem: NaSessao) {
  if (senha === undefined && ((await donoDaSenha(pool, quem.usuario))?.guardada ?? null) !== null) return recusa('sessoes/senha-exigida', 'Digite a sua senha para encerrar sessões.', 'corpo.senha');
  const prova = senha === undefined ? ({ tipo: 'SEM_SENHA' } as const) : await provarSenha(pool, senha, quem);
  if (prova.tipo === 'CERTA') return ok(null);
  if (prova.tipo === 'ERRADA') return recusa('sessoes/senha-recusada', 'A senha não confere. Digite a senha com que você entra.', 'corpo.senha');
  if (prova.tipo === 'BLOQUEADA') return recusa('sessoes/bloqueado', prova.mensagem);
  if (await sessaoRecente(pool, quem.sessao, RECENTE_MIN)) return ok(null);
  return recusa('sessoes/entre-de-novo', `Você entra por endereço de uso único e não tem senha para confirmar. Saia, entre de novo por outro endereço e encerre as sessões em até ${RECENTE_MIN} minutos.`);
}

export async function encerrarMinhaSessao(pool: Pool, qual: string, senha: string | undefined, quem: NaSessao) {
  if (qual === quem.sessao) return recusa('sessoes/e-esta', 'Esta é a sessão em que você está. Para terminá-la, use Sair.');
  const prova = await provar(pool, senha, quem);
  if (!prova.ok) return prova;
  const encerradas = await encerrar(pool, quem, 'acesso/encerrar-minha-sessao', qual);
  return encerradas === 0 ? recusa('sessoes/nao-encontrada', 'Esta sessão já terminou. A lista foi atualizada.') : ok({ encerradas });
}

export async function encerrarMinhasOutras(pool: Pool, senha: string | undefined, quem: NaSessao) {
  const prova = await provar(pool, senha, quem);
  return prova.ok ? ok({ encerradas: await encerrar(pool, quem, 'acesso/encerrar-minhas-outras-sessoes', undefined) }) : prova;
}

function encerrar(pool: Pool, { usuario, sessao, autor }: NaSessao, funcao: string, qual: string | undefined): Promise<number> {
  return emTransacao(pool, async (cliente) => {
    const fim = await encerrarDaPessoa(cliente, usuario, sessao, qual);
    const sessoes = fim.slice(0, MAIS_DITAS).map(({ ip, dispositivo }) => ({ ip, aparelho: descreverAparelho(dispositivo) }));
    if (fim.length > 0) await auditar(cliente, { autor, funcao, objeto: `usuario:${usuario}`, depois: { sessoesEncerradas: fim.length, sessoes } });
    return fim.length;
  });
}

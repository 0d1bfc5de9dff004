import { situacaoDepois, type DecisaoDaEstacao } from '../../domain/acesso/estacao.ts';
import { decidir } from '../../domain/acesso/permissao.ts';
import { SEM_LUGAR } from '../../domain/acesso/lugares.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { CHAVE_DA_EXIGENCIA, exigenciaDeEstacao } from '../../events/http/esquemas-estacao.ts';
import { acharEstacao, contarEstacoes, estacaoDoNavegador, existeSetor, gravarSituacao, haOutraAtiva, inserirEstacao, umaEstacaoPorVez, type EstacaoGuardada } from '../postgres/acesso/estacoes.ts';
import type { DireitosLidos } from '../postgres/acesso/direitos.ts';
import { gravarParametro, lerParametro } from '../postgres/comum/parametros.ts';
import { auditar, type Autor } from '../postgres/comum/auditoria.ts';
import type { Executor, Pool } from '../postgres/conexao.ts';
import { emTransacao } from '../postgres/transacao.ts';
import { momentoDe, relogio } from '../runtime/relogio.ts';
import { lerDispositivo, resumoDe, segredoAleatorio } from './segredo-aleatorio.ts';

/** Five years: the computer of a counter is asked for once. A browser may keep it for less, and then it is asked for again under the same name. */
export const VALIDADE_DA_ESTACAO_S = 5 * 365 * 24 * 60 * 60;
export const MAIOR_LISTA = 1_000;
const MAIS_PENDENTES = 3;

interface DeQuem {
  readonly autor: Autor;
  readonly motivo: string;
}

export interface DadosDaEstacao {
  readonly nome: string;
  readonly local: string;
  readonly setor?: number | null | undefined;
}

/** Digest of the cookie of a station, if that is what it is. */
export function resumoDaEstacao(cookie: string | undefined): Buffer | undefined {
  const lido = lerDispositivo(cookie);
  return lido === undefined ? undefined : resumoDe(lido);
}

export function estacaoDaApi(e: EstacaoGuardada) {
  return { ...e, pedidaEm: e.pedidaEm.toISOString(), decididaEm: e.decididaEm?.toISOString() ?? null, vistaEm: e.vistaEm?.toISOString() ?? null };
}

export function estacaoExigida(banco: Executor): Promise<boolean> {
  return lerParametro(banco, CHAVE_DA_EXIGENCIA, exigenciaDeEstacao, relogio.hoje());
}

/** By whose right this person registers without waiting: his own (null) or lent; undefined when he has none. */
export function registraSemEspera(direitos: DireitosLidos | undefined): { readonly delegante: string | null } | undefined {
  if (direitos === undefined) return undefined;
  const { data } = momentoDe(relogio.agora());
  const decisao = decidir(direitos.instantaneo, { funcao: 'estacao', acao: 'alterar', privilegios: [], hoje: data, recurso: SEM_LUGAR });
  return decisao.ok ? decisao.valor : undefined;
}

interface QuemPede {
  readonly usuario: string;
  readonly autor: Autor;
  /** The cookie that came with the call. */
  readonly cookie: string | undefined;
  readonly semEspera: boolean;
}

/** Answers the station and the cookie of it, which is kept nowhere else. */
export function pedirEstacao(pool: Pool, { nome, local, setor = null }: DadosDaEstacao, quem: QuemPede) {
  return emTransacao(pool, async (cliente) => {
    await umaEstacaoPorVez(cliente);
    const atual = await estacaoDoNavegador(cliente, resumoDaEstacao(quem.cookie));
    if (atual !== undefined && atual.situacao !== 'INATIVA') {
      const estado = atual.situacao === 'ATIVA' ? 'e está aprovado' : 'e espera aprovação';
      return recusa('estacao/ja-registrada', `Este computador já é a estação "${atual.nome}" ${estado}. Para dar a ele outro nome, peça ao administrador que a desligue e registre de novo.`);
    }
    if (setor !== null && !(await existeSetor(cliente, setor))) return recusa('estacao/setor-inexistente', 'Não há setor com este número. Escolha outro, ou deixe sem setor.', 'corpo.setor');
    const { todas, pendentesDele } = await contarEstacoes(cliente, quem.usuario);
    if (todas >= MAIOR_LISTA) return recusa('estacao/demais', `A lista já tem ${MAIOR_LISTA} estações. Use de novo o nome de uma que esteja desligada.`);
    if (!quem.semEspera && pendentesDele >= MAIS_PENDENTES) return recusa('estacao/demais', `Você já tem ${MAIS_PENDENTES} pedidos de estação à espera. Fale com o administrador antes de pedir outra.`);
    const cookie = segredoAleatorio();
    const decididaPor = quem.semEspera ? quem.autor.nome : null;
    const feita = await inserirEstacao(cliente, { nome, local, setor, token: resumoDe(cookie), pedidaPor: quem.autor.nome, pedidaDe: quem.usuario, decididaPor });
    if (feita === undefined) return recusa('estacao/repetida', 'Já há uma estação com este nome. Use outro; se é este mesmo computador, que perdeu o registro, peça ao administrador que a desligue e registre de novo.', 'corpo.nome');
    await auditar(cliente, { autor: quem.autor, funcao: 'acesso/pedir-estacao', objeto: `estacao:${feita.id}`, depois: { nome: feita.nome, local, setor, situacao: feita.situacao } });
    return ok({ estacao: feita, cookie });
  });
}

export function decidirEstacao(pool: Pool, id: number, decisao: DecisaoDaEstacao, { autor, motivo }: DeQuem) {
  return emTransacao(pool, async (cliente) => {
    await umaEstacaoPorVez(cliente);
    const antes = await acharEstacao(cliente, id);
    if (antes === undefined) return recusa('estacao/inexistente', 'Não há estação com este número. Volte à lista e escolha de novo.');
    const depois = situacaoDepois(antes.situacao, decisao);
    if (!depois.ok) return depois;
    if (decisao === 'DESLIGAR' && (await estacaoExigida(cliente)) && !(await haOutraAtiva(cliente, id))) {
      return recusa('estacao/ultima', 'Esta é a última estação ativa e o sistema exige estação: sem ela ninguém mais entraria. Aprove outra antes, ou desligue a exigência.');
    }
    const feita = await gravarSituacao(cliente, id, depois.valor, autor.nome);
    if (feita === undefined) throw new Error('a estação sumiu com a trava na mão');
    await auditar(cliente, { autor, funcao: 'acesso/decidir-estacao', objeto: `estacao:${id}`, antes: { nome: antes.nome, situacao: antes.situacao }, depois: { nome: feita.nome, situacao: feita.situacao }, motivo });
    return ok(feita);
  });
}

/** Switching it on takes an active station under the hands of who does it: he is the proof that somebody still enters. */
export function exigirEstacao(pool: Pool, exigida: boolean, cookie: string | undefined, { autor, motivo }: DeQuem) {
  const hoje = relogio.hoje();
  return emTransacao(pool, async (cliente) => {
    await umaEstacaoPorVez(cliente);
    const desta = await estacaoDoNavegador(cliente, resumoDaEstacao(cookie));
    if (exigida && desta?.situacao !== 'ATIVA') {
      return recusa('estacao/nao-e-esta', 'O computador em que você está não é uma estação ativa, e a exigência ligada daqui deixaria você mesmo de fora. Registre e aprove este computador antes, ou ligue-a de uma estação ativa.');
    }
    const antes = await estacaoExigida(cliente);
    await gravarParametro(cliente, CHAVE_DA_EXIGENCIA, exigida, hoje);
    await auditar(cliente, { autor, funcao: 'acesso/exigir-estacao', objeto: `parametro:${CHAVE_DA_EXIGENCIA}`, antes: { exigida: antes }, depois: { exigida }, motivo });
    return ok({ exigida });
  });
}

import { ok, recusa } from '../../domain/comum/resultado.ts';
import { acharRede, gravarRede, inserirRede, quantasRedes, redePermitida, umaAlteracaoPorVez, type RedeGuardada } from '../postgres/acesso/redes.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import { recusaDeMudou, versaoDe } from '../postgres/comum/versao.ts';
import type { Pool } from '../postgres/conexao.ts';
import { comLugares } from '../postgres/lugares.ts';
import { emTransacao } from '../postgres/transacao.ts';

interface DeQuem {
  readonly autor: { readonly nome: string; readonly ip: string; readonly dispositivo: string };
  readonly motivo: string;
}

const MAIOR_LISTA = 1_000;

/** Undoes what was written: with it, who writes would be outside at the next call. */
class FechariaQuemAltera extends Error {
  override readonly name = 'FechariaQuemAltera';
}

/** For who comes with a token, before the door has said what he may see. */
export function daRedePermitida(pool: Pool, ip: string): Promise<boolean> {
  return comLugares('NENHUM', () => redePermitida(pool, ip));
}

/** Of what of it is changed. */
function versaoDaRede({ ativa, descricao }: RedeGuardada): string {
  return versaoDe({ ativa, descricao });
}

export function redeDaApi(r: RedeGuardada) {
  return { ...r, em: r.em.toISOString(), versao: versaoDaRede(r) };
}

function recusaDeFechar(ip: string) {
  return recusa('rede/fecharia-quem-altera', `Com esta mudança, o endereço de onde você está (${ip}) ficaria sem acesso, e nada foi gravado. Inclua antes uma rede permitida que o contenha, ou faça a mudança de outro lugar.`);
}

/** Refuses, with nothing written, what would leave its author outside. */
async function semFechar<T>(ip: string, agir: () => Promise<T>) {
  try {
    return await agir();
  } catch (erro) {
    if (erro instanceof FechariaQuemAltera) return recusaDeFechar(ip);
    throw erro;
  }
}

export function incluirRede(pool: Pool, nova: { readonly tipo: 'PERMITE' | 'NEGA'; readonly faixa: string; readonly descricao: string }, { autor, motivo }: DeQuem) {
  return semFechar(autor.ip, () =>
    emTransacao(pool, async (cliente) => {
      await umaAlteracaoPorVez(cliente);
      if ((await quantasRedes(cliente)) >= MAIOR_LISTA) return recusa('rede/demais', `A lista já tem ${MAIOR_LISTA} redes. Reúna várias em uma rede maior.`);
      const feita = await inserirRede(cliente, { ...nova, por: autor.nome });
      if (feita === undefined) return recusa('rede/repetida', 'Esta rede já está na lista, ativa ou não. Procure por ela e ligue-a de novo.', 'corpo.faixa');
      if (!(await redePermitida(cliente, autor.ip))) throw new FechariaQuemAltera();
      await auditar(cliente, { autor, funcao: 'acesso/incluir-rede', objeto: `rede:${feita.id}`, depois: { tipo: feita.tipo, faixa: feita.faixa, descricao: feita.descricao, ativa: true }, motivo });
      return ok(feita);
    }),
  );
}

export function alterarRede(pool: Pool, id: number, { versao, ...nova }: { readonly ativa: boolean; readonly descricao: string; readonly versao: string }, { autor, motivo }: DeQuem) {
  return semFechar(autor.ip, () =>
    emTransacao(pool, async (cliente) => {
      await umaAlteracaoPorVez(cliente);
      const antes = await acharRede(cliente, id);
      if (antes === undefined) return recusa('rede/inexistente', 'Não há rede com este número. Volte à lista e escolha de novo.');
      if (versaoDaRede(antes) !== versao) return recusaDeMudou('rede/mudou', 'esta rede');
      const feita = await gravarRede(cliente, id, { ...nova, por: autor.nome });
      if (!(await redePermitida(cliente, autor.ip))) throw new FechariaQuemAltera();
      const { faixa } = antes;
      await auditar(cliente, { autor, funcao: 'acesso/alterar-rede', objeto: `rede:${id}`, antes: { faixa, ativa: antes.ativa, descricao: antes.descricao }, depois: { faixa, ativa: feita.ativa, descricao: feita.descricao }, motivo });
      return ok(feita);
    }),
  );
}

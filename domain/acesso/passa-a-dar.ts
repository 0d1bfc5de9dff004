/** What a change of a profile, or of what a person was given, gives that was not given before: who makes the change must hold it (docs/adr/0029). */
import { contem } from './escopo.ts';
import type { Acao, Concessao } from './permissao.ts';

/** `ativo` false: gives nothing and denies nothing. */
export interface OQueDa {
  readonly ativo: boolean;
  readonly somenteConsulta: boolean;
  readonly concessoes: readonly Concessao[];
  readonly negacoes: readonly Concessao[];
}

/**
 * Action by action; less of what was there is nothing new. Lifting a denial gives what it denied, and lifting the cap of consulting gives all: it held back also
 * what others lend.
 */
export function passaADar(antes: OQueDa, depois: OQueDa): readonly Concessao[] {
  const soltou = antes.somenteConsulta && !depois.somenteConsulta;
  return [...novas(soltou ? [] : queValem(antes), queValem(depois)), ...novas(queNegam(depois), queNegam(antes))];
}

function queValem({ ativo, somenteConsulta, concessoes }: OQueDa): readonly Concessao[] {
  if (!ativo) return [];
  return somenteConsulta ? concessoes.flatMap((c) => (c.acoes.includes('consultar') ? [{ ...c, acoes: ['consultar'] as const }] : [])) : concessoes;
}

function queNegam({ ativo, negacoes }: OQueDa): readonly Concessao[] {
  return ativo ? negacoes : [];
}

/** Those of `quais` that none of `tidas` has. */
function novas(tidas: readonly Concessao[], quais: readonly Concessao[]): readonly Concessao[] {
  const tida = ({ funcao, escopo }: Concessao, acao: Acao) => tidas.some((t) => t.funcao === funcao && t.acoes.includes(acao) && contem(t.escopo, escopo));
  return quais.map((c) => ({ ...c, acoes: c.acoes.filter((acao) => !tida(c, acao)) })).filter(({ acoes }) => acoes.length > 0);
}

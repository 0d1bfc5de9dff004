/**
 * Whether a person holds what he gives away: the grants of a key that he makes, or of a loan. What another lent him does not count, for nothing lent is
 * passed on, and a key would outlive the loan.
 */
import type { DataCivil } from '../comum/data-civil.ts';
import { contem, DIMENSOES, ehVazio, intersecao, type Escopo } from './escopo.ts';
import type { Setor } from './lugares.ts';
import { alcance, type Acao, type Alcance, type Concessao, type Instantaneo } from './permissao.ts';

/** One action that the person does not hold in the whole of the places asked for. */
export interface ForaDosDireitos {
  readonly funcao: string;
  readonly acao: Acao;
  /** He holds it somewhere, but not in all of them. */
  readonly emOutroLugar: boolean;
}

/**
 * What of `concessoes` is beyond what the person holds by himself on `hoje`, in the order asked; nothing: it is all his. Strict where it is not sure: the setores
 * of today are not a whole localidade, which may get another tomorrow.
 */
export function foraDosDireitos(instantaneo: Instantaneo, concessoes: readonly Concessao[], setores: readonly Setor[], hoje: DataCivil): readonly ForaDosDireitos[] {
  const proprio = { ...instantaneo, delegacoes: [] };
  return concessoes.flatMap(({ funcao, acoes, escopo }) =>
    acoes.flatMap((acao): readonly ForaDosDireitos[] => {
      const trechos = alcance(proprio, funcao, acao, hoje);
      return cobertoPor(trechos, escopo, setores) ? [] : [{ funcao, acao, emOutroLugar: trechos.length > 0 }];
    }),
  );
}

/** Either one stretch has it all, or each half of it is in some: so that what two profiles give together is not refused. */
function cobertoPor(trechos: readonly Alcance[], escopo: Escopo, setores: readonly Setor[]): boolean {
  if (ehVazio(escopo)) return false;
  const inteiro = comLocalidade(escopo, setores);
  if (trechos.some(({ em, exceto }) => contem(em, inteiro) && exceto.every((negado) => ehVazio(intersecao(negado, inteiro))))) return true;
  const dividida = DIMENSOES.toReversed().find((dimensao) => (escopo[dimensao]?.length ?? 0) > 1);
  if (dividida === undefined) return false;
  const valores = escopo[dividida] ?? [];
  const meio = Math.ceil(valores.length / 2);
  return [valores.slice(0, meio), valores.slice(meio)].every((parte) => cobertoPor(trechos, { ...escopo, [dividida]: parte }, setores));
}

/** A setor says its localidade too: a right over the localidade is a right over it. */
function comLocalidade(escopo: Escopo, setores: readonly Setor[]): Escopo {
  if (escopo.setor === undefined || escopo.localidade !== undefined) return escopo;
  const pedidos = escopo.setor;
  const deles = setores.filter(({ id }) => pedidos.includes(id));
  return pedidos.every((id) => deles.some((setor) => setor.id === id)) ? { ...escopo, localidade: [...new Set(deles.map(({ localidade }) => localidade))] } : escopo;
}

/** Segregation of duties: what one person may not hold together (confiabilidade 5.3), but for an exception with dates and a reason. */
import type { DataCivil } from '../comum/data-civil.ts';
import type { Acao } from './permissao.ts';
import type { PermissaoEfetiva } from './permissoes-efetivas.ts';

/** Any of the actions on the function. */
export interface LadoDoPar {
  readonly funcao: string;
  readonly acoes: readonly Acao[];
}

export interface ParSegregado {
  readonly codigo: string;
  readonly nome: string;
  readonly a: LadoDoPar;
  readonly b: LadoDoPar;
}

/** Given to one person for one pair, both dates inside. The full-access administrator (TR 2.7) has one for each pair: visible, dated, audited. */
export interface ExcecaoDeSegregacao {
  readonly par: string;
  readonly de: DataCivil;
  readonly ate: DataCivil;
  readonly motivo: string;
}

export interface ParExcetuado {
  readonly par: ParSegregado;
  readonly excecao: ExcecaoDeSegregacao;
}

/** `abertos` refuse the grant; `excetuados` are shown to who administers, with their exception. */
export interface Conflitos {
  readonly abertos: readonly ParSegregado[];
  readonly excetuados: readonly ParExcetuado[];
}

const MUDAR: readonly Acao[] = ['incluir', 'alterar', 'excluir', 'executar'];

const lado = (funcao: string, acoes: readonly Acao[] = MUDAR): LadoDoPar => ({ funcao, acoes });

/**
 * Looking at both sides is no conflict. Two pairs of the list are not of functions and are judged elsewhere: granting a privilege × using it
 * (of acts on one privilege), economias × recálculo of the same ligação within 90 days (of acts in time).
 */
export const PARES_SEGREGADOS: readonly ParSegregado[] = [
  { codigo: 'gerar-estornar', nome: 'Gerar e estornar fatura', a: lado('liberacao-do-ciclo'), b: lado('estorno-de-fatura') },
  { codigo: 'leitura-critica', nome: 'Registrar leitura e fazer a crítica', a: lado('leitura-arquivo'), b: lado('critica') },
  { codigo: 'critica-liberacao', nome: 'Fazer a crítica e liberar o ciclo', a: lado('critica'), b: lado('liberacao-do-ciclo') },
  { codigo: 'recalculo-baixa', nome: 'Recalcular e baixar fatura', a: lado('recalculo'), b: lado('baixa-manual') },
  { codigo: 'convenio-retorno', nome: 'Cadastrar convênio e processar retorno', a: lado('convenio'), b: lado('retorno') },
  { codigo: 'usuario-caixa', nome: 'Administrar usuários e operar caixa', a: lado('usuario'), b: lado('caixa') },
];

/** Pairs in the order given; of several exceptions in force, the one that ends last. */
export function conflitos(
  permissoes: readonly PermissaoEfetiva[],
  pares: readonly ParSegregado[],
  excecoes: readonly ExcecaoDeSegregacao[],
  hoje: DataCivil,
): Conflitos {
  const tem = ({ funcao, acoes }: LadoDoPar): boolean => permissoes.some((p) => p.funcao === funcao && acoes.includes(p.acao));
  const juntos = pares.filter(({ a, b }) => tem(a) && tem(b)).map((par) => ({ par, excecao: excecaoDe(par, excecoes, hoje) }));
  return {
    abertos: juntos.filter(({ excecao }) => excecao === undefined).map(({ par }) => par),
    excetuados: juntos.flatMap(({ par, excecao }) => (excecao === undefined ? [] : [{ par, excecao }])),
  };
}

function excecaoDe(par: ParSegregado, excecoes: readonly ExcecaoDeSegregacao[], hoje: DataCivil): ExcecaoDeSegregacao | undefined {
  const vigentes = excecoes.filter(({ par: codigo, de, ate }) => codigo === par.codigo && de <= hoje && hoje <= ate);
  return vigentes.reduce<ExcecaoDeSegregacao | undefined>((ultima, excecao) => (ultima === undefined || excecao.ate > ultima.ate ? excecao : ultima), undefined);
}

import type { Violacao } from './regras.ts';

/** A departure that is accepted. `caminho` is a file, or a folder when it ends in `/`. */
export interface Excecao {
  readonly regra: string;
  readonly caminho: string;
  /** For rules that measure: the size may only shrink from here. */
  readonly limite?: number;
  readonly motivo: string;
}

/** The whole list. It may only shrink: an exception that excuses nothing, or more than is needed, fails the check. */
export const EXCECOES: readonly Excecao[] = [
  {
    regra: 'sql-fora-do-lugar',
    caminho: 'local/',
    motivo: 'The services of one machine keep their own state in tables of their own, and the seeder loads as the owner: neither runs in AWS.',
  },
  {
    regra: 'funcao-sem-contrato',
    caminho: 'functions/acesso/autorizar/',
    motivo: 'The authorizer is part of the HTTP API itself: no event wakes it, the API asks it before every protected route.',
  },
];

function cobre(excecao: Excecao, violacao: Violacao): boolean {
  const mesmoLugar = excecao.caminho.endsWith('/') ? violacao.caminho.startsWith(excecao.caminho) : violacao.caminho === excecao.caminho;
  return mesmoLugar && excecao.regra === violacao.regra && (violacao.medida ?? 0) <= (excecao.limite ?? Number.POSITIVE_INFINITY);
}

/** What remains of `violacoes` after the exceptions, plus every exception that no longer earns its place. */
export function aplicarExcecoes(violacoes: readonly Violacao[], excecoes: readonly Excecao[] = EXCECOES): string[] {
  const restantes = violacoes.filter((violacao) => !excecoes.some((excecao) => cobre(excecao, violacao)));
  const ociosas = excecoes.filter((excecao) => !violacoes.some((violacao) => cobre(excecao, violacao)));
  const folgadas = excecoes.filter(({ limite }, i) => {
    const excecao = excecoes[i];
    if (limite === undefined || excecao === undefined) return false;
    const medidas = violacoes.filter((violacao) => cobre(excecao, violacao)).map(({ medida }) => medida ?? 0);
    return medidas.length > 0 && Math.max(...medidas) < limite;
  });
  return [
    ...restantes.map(({ regra, caminho, detalhe }) => `${regra}: ${caminho}: ${detalhe}`),
    ...ociosas.map(({ regra, caminho }) => `exception excuses nothing: ${regra} ${caminho}`),
    ...folgadas.map(({ regra, caminho }) => `exception can be tighter: ${regra} ${caminho}`),
  ];
}

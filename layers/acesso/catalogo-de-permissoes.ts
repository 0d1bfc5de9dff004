import { FUNCOES, GRUPOS_DE_TRABALHO, porVir, TODAS_AS_FUNCOES } from '../../domain/acesso/funcoes.ts';
import { PRIVILEGIOS_CONHECIDOS } from '../../domain/acesso/privilegios-conhecidos.ts';
import { PARES_SEGREGADOS, type LadoDoPar } from '../../domain/acesso/segregacao.ts';
import { lugaresDoAcesso } from '../postgres/acesso/lugares.ts';
import type { Executor } from '../postgres/conexao.ts';

/** What can be granted and where, as the contract `permissoes` tells it. It says nothing of who holds what. */
export async function catalogoDePermissoes(banco: Executor) {
  return {
    funcoes: TODAS_AS_FUNCOES.map((codigo) => {
      const { nome, grupo, acoes } = FUNCOES[codigo];
      return { codigo, nome, grupo, nomeDoGrupo: GRUPOS_DE_TRABALHO[grupo], acoes: [...acoes], porVir: porVir(codigo) };
    }),
    ...(await lugaresDoAcesso(banco)),
    pares: PARES_SEGREGADOS.map(({ codigo, nome, a, b }) => ({ codigo, nome, a: lado(a), b: lado(b) })),
    privilegios: PRIVILEGIOS_CONHECIDOS.map(({ codigo, nome, permite }) => ({ codigo, nome, permite })),
  };
}

function lado({ funcao, acoes }: LadoDoPar) {
  return { funcao, acoes: [...acoes] };
}

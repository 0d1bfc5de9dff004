import { criarPool, type Pool } from '../../layers/postgres/conexao.ts';
import { criarCliente } from '../../web/api-client/cliente.ts';
import type { ClienteDaApi } from '../../web/api-client/tipos.ts';
import { senhaDoPapel } from '../cli/segredos-locais.ts';
import type { Plataforma } from '../plataforma/plataforma.ts';
import type { Demonstracao } from './demonstracao.ts';
import { CELIO, MARINA, type Tokens } from './pessoas.ts';
import type { Tela } from './tela.ts';

/** Name of the application's database, as the template has it. */
export const NOME_DO_BANCO = 'nascente';

/** What the steps of the main job work with. */
export interface Cenario {
  readonly plataforma: Plataforma;
  readonly dados: string;
  readonly demonstracao: Demonstracao;
  readonly tela: Tela;
  /** The API, as each person. */
  readonly marina: ClienteDaApi;
  readonly celio: ClienteDaApi;
  /** What the outside world knows (meters, bills in people's hands): only read, by the simulators and by the verification. */
  readonly leitura: Pool;
}

/** Enters the database of the application as one of its roles. The caller ends the pool. */
export function poolDoPapel(plataforma: Plataforma, dados: string, papel: 'nascente_migrador' | 'nascente_leitura' | 'nascente_app'): Pool {
  const { host, porta } = plataforma.banco;
  return criarPool({ host, porta, nome: NOME_DO_BANCO, usuario: papel, senha: senhaDoPapel(dados, papel), tls: false, maximo: 2 });
}

export function montarCenario(plataforma: Plataforma, dados: string, demonstracao: Demonstracao, tokens: Tokens, tela: Tela): Cenario {
  const como = (nome: string): ClienteDaApi => criarCliente({ base: `${plataforma.urlApi}/api`, token: tokens.get(nome) ?? '' });
  return {
    plataforma,
    dados,
    demonstracao,
    tela,
    marina: como(MARINA),
    celio: como(CELIO),
    leitura: poolDoPapel(plataforma, dados, 'nascente_leitura'),
  };
}

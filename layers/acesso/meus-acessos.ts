import { acessosPorFuncao } from '../../domain/acesso/acessos-por-funcao.ts';
import { descreverJanelas } from '../../domain/acesso/descrever-janela.ts';
import { horarioQueVale } from '../../domain/acesso/janela-de-acesso.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { DireitosLidos } from '../postgres/acesso/direitos.ts';
import { nomesDoAcesso, perfisParaPedir } from '../postgres/acesso/pedidos.ts';
import type { Executor } from '../postgres/conexao.ts';

/** All that a person may, as the contract `meus-acessos` tells it. Privileges that are over are left out. */
export async function meusAcessos(banco: Executor, pessoa: string, { instantaneo, administrador, horario, setores }: DireitosLidos, hoje: DataCivil) {
  const { perfis, ...lugares } = await nomesDoAcesso(banco, pessoa);
  return {
    administrador,
    somenteConsulta: instantaneo.somenteConsulta,
    horario: descreverJanelas(horarioQueVale(horario.proprio, horario.dosPerfis).janelas),
    perfis,
    acessos: acessosPorFuncao(instantaneo, setores, hoje).map(({ funcao, acoes, lugares: onde, delegante }) => ({ funcao, acoes: [...acoes], setores: onde === 'TODOS' ? null : [...onde], delegante })),
    privilegios: instantaneo.privilegios.filter(({ ate }) => ate >= hoje).map((p) => ({ ...p })),
    lugares,
    perfisParaPedir: (await perfisParaPedir(banco, pessoa)).map((p) => ({ ...p })),
  };
}

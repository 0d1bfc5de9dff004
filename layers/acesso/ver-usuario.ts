import { descreverJanelas } from '../../domain/acesso/descrever-janela.ts';
import { horarioQueVale } from '../../domain/acesso/janela-de-acesso.ts';
import { origemDasPermissoes } from '../../domain/acesso/origem-das-permissoes.ts';
import { permissoesEfetivas } from '../../domain/acesso/permissoes-efetivas.ts';
import { conflitos, PARES_SEGREGADOS } from '../../domain/acesso/segregacao.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { lerAcessos } from '../postgres/acesso/acessos-do-usuario.ts';
import { emVigor, lerDireitos } from '../postgres/acesso/direitos.ts';
import { sessoesAbertas, usuarioResumido } from '../postgres/acesso/lista-de-usuarios.ts';
import type { Executor } from '../postgres/conexao.ts';

/** All of one person, as the contract `ver-usuario` tells it; undefined when there is nobody. */
export async function verUsuario(banco: Executor, id: string, hoje: DataCivil) {
  const resumo = await usuarioResumido(banco, id);
  const acessos = await lerAcessos(banco, id);
  const direitos = await lerDireitos(banco, { tipo: 'usuario', id });
  if (resumo === undefined || acessos === undefined || direitos === undefined) return undefined;
  const { instantaneo, horario, setores, segregacao } = direitos;
  const { abertos, excetuados } = conflitos(permissoesEfetivas(instantaneo, hoje), PARES_SEGREGADOS, segregacao?.excecoes ?? [], hoje);
  return {
    ...resumo,
    acessos,
    horario: descreverJanelas(horarioQueVale(horario.proprio, horario.dosPerfis).janelas),
    efetivas: origemDasPermissoes(emVigor(direitos, hoje), setores, hoje).map(({ funcao, acoes, lugares, origem }) => ({
      funcao,
      acoes: [...acoes],
      setores: lugares === 'TODOS' ? null : [...lugares],
      origem: { ...origem, nome: origem.tipo === 'PERFIL' ? (resumo.perfis.find(({ codigo }) => codigo === origem.nome)?.nome ?? origem.nome) : origem.nome },
    })),
    privilegios: instantaneo.privilegios.filter(({ ate }) => ate >= hoje).map((p) => ({ ...p })),
    paresAbertos: abertos.map(({ codigo, nome }) => ({ par: codigo, nome })),
    paresExcetuados: excetuados.map(({ par, excecao: { de, ate, motivo } }) => ({ par: par.codigo, nome: par.nome, de, ate, motivo })),
    sessoesAbertas: await sessoesAbertas(banco, id),
  };
}

export async function exigirUsuario(banco: Executor, id: string, hoje: DataCivil) {
  const usuario = await verUsuario(banco, id, hoje);
  if (usuario === undefined) throw new Error(`a pessoa ${id} sumiu`);
  return usuario;
}

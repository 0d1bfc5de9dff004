/** What is about to be given to a person: whether it exists, and whether who gives it holds it. */
import { conferirHoras, conferirJanela } from '../../domain/acesso/conferir-horas.ts';
import { TODAS_AS_FUNCOES } from '../../domain/acesso/funcoes.ts';
import { passaADar, type OQueDa } from '../../domain/acesso/passa-a-dar.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { perfisParaDar, type AcessosLidos, type AcessosParaGravar, type PerfilParaDar } from '../postgres/acesso/acessos-do-usuario.ts';
import { comoConcessao, conferirConcessoes, conferirLugares } from '../postgres/acesso/concessoes.ts';
import type { Executor } from '../postgres/conexao.ts';

/** Who has nothing yet. */
export const SEM_ACESSOS: Omit<AcessosLidos, 'versao' | 'concessoes' | 'negacoes'> & { readonly concessoes: []; readonly negacoes: [] } = { perfis: [], concessoes: [], negacoes: [], janelas: [], excecoes: [], somenteConsulta: false, gruposDeTrabalho: [] };

interface Mudanca {
  readonly quem: { readonly id: string; readonly administrador: boolean };
  readonly antes: Omit<AcessosLidos, 'versao'>;
  readonly depois: AcessosParaGravar;
  readonly hoje: DataCivil;
}

/** What the person had already is not given again: it is not asked of who changes something else. The caller holds `travarPerfisDados`, and `travarDireitos` of both. */
export async function conferirAcessos(cliente: Executor, { quem, antes, depois, hoje }: Mudanca) {
  const horas = conferirHorario(depois);
  if (!horas.ok) return horas;
  const perfis = await perfisParaDar(cliente, [...new Set([...antes.perfis, ...depois.perfis])]);
  const novas = passaADar(oQueDa(antes, []), oQueDa(depois, []));
  const desconhecida = [...novas, ...depois.negacoes].find(({ funcao }) => !TODAS_AS_FUNCOES.some((f) => f === funcao) && !antes.negacoes.some((n) => n.funcao === funcao));
  if (desconhecida !== undefined) return recusa('usuario/funcao-desconhecida', `Não há função "${desconhecida.funcao}". Escolha uma da lista de funções.`, 'corpo.concessoes');
  const fora = depois.perfis.find((codigo) => !antes.perfis.includes(codigo) && perfis.find((p) => p.codigo === codigo)?.ativo !== true);
  if (fora !== undefined) return recusa('perfil/nao-encontrado', `O perfil "${fora}" não existe ou não está em uso. Escolha um da lista.`, 'corpo.perfis');
  const lugares = await conferirLugares(cliente, [...novas, ...depois.negacoes.map(comoConcessao)]);
  if (!lugares.ok || quem.administrador) return lugares;
  return conferirConcessoes(cliente, quem.id, passaADar(oQueDa(antes, perfis), oQueDa(depois, perfis)), hoje);
}

/** A profile out of use gives nothing and denies nothing; what it will, when it comes back, is asked of who brings it back. */
function oQueDa(acessos: Omit<AcessosLidos, 'versao'> | AcessosParaGravar, perfis: readonly PerfilParaDar[]): OQueDa {
  const emUso = perfis.filter((p) => p.ativo && acessos.perfis.includes(p.codigo));
  return {
    ativo: true,
    somenteConsulta: acessos.somenteConsulta,
    concessoes: [...acessos.concessoes.map(comoConcessao), ...emUso.flatMap((p) => p.concessoes.map(comoConcessao))],
    negacoes: [...acessos.negacoes.map(comoConcessao), ...emUso.flatMap((p) => p.negacoes.map(comoConcessao))],
  };
}

function conferirHorario({ janelas, excecoes }: AcessosParaGravar) {
  for (const janela of janelas) {
    const conferida = conferirJanela(janela);
    if (!conferida.ok) return recusa('usuario/horario', conferida.erro.mensagem, 'corpo.janelas');
  }
  for (const excecao of excecoes) {
    const conferida = excecao.tipo === 'EXTRA' ? conferirHoras(excecao) : ok(excecao);
    if (!conferida.ok) return recusa('usuario/horario', conferida.erro.mensagem, 'corpo.excecoes');
  }
  return ok(janelas);
}

/** What is about to be given to a person: whether it exists, and whether who gives it holds it. */
import { conferirHoras, conferirJanela } from '../../domain/acesso/conferir-horas.ts';
import { TODAS_AS_FUNCOES } from '../../domain/acesso/funcoes.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { perfisParaDar, type AcessosLidos, type AcessosParaGravar, type ConcessaoDoUsuario, type PerfilParaDar } from '../postgres/acesso/acessos-do-usuario.ts';
import { conferirConcessoes, type ConcessaoPedida } from '../postgres/acesso/concessoes.ts';
import type { Executor } from '../postgres/conexao.ts';

/** Who has nothing yet. */
export const SEM_ACESSOS: Omit<AcessosLidos, 'versao' | 'concessoes' | 'negacoes'> & { readonly concessoes: []; readonly negacoes: [] } = { perfis: [], concessoes: [], negacoes: [], janelas: [], excecoes: [], somenteConsulta: false, gruposDeTrabalho: [] };

interface Mudanca {
  readonly quem: { readonly id: string; readonly administrador: boolean };
  readonly antes: Omit<AcessosLidos, 'versao'>;
  readonly depois: AcessosParaGravar;
  readonly hoje: DataCivil;
}

/** What the person had already is not given again: it is not asked of who changes something else. The caller holds `travarDireitos` of both. */
export async function conferirAcessos(cliente: Executor, { quem, antes, depois, hoje }: Mudanca) {
  const horas = conferirHorario(depois);
  if (!horas.ok) return horas;
  const novas = faltamEm(antes.concessoes, depois.concessoes);
  const desconhecida = [...novas, ...faltamEm(antes.negacoes, depois.negacoes)].find(({ funcao }) => !TODAS_AS_FUNCOES.some((f) => f === funcao));
  if (desconhecida !== undefined) return recusa('usuario/funcao-desconhecida', `Não há função "${desconhecida.funcao}". Escolha uma da lista de funções.`, 'corpo.concessoes');
  const perfis = await perfisParaDar(cliente, [...new Set([...antes.perfis, ...depois.perfis])]);
  const fora = depois.perfis.find((codigo) => !antes.perfis.includes(codigo) && perfis.find((p) => p.codigo === codigo)?.ativo !== true);
  if (fora !== undefined) return recusa('perfil/nao-encontrado', `O perfil "${fora}" não existe ou não está em uso. Escolha um da lista.`, 'corpo.perfis');
  if (quem.administrador) return ok(depois);
  const dados = (quais: readonly PerfilParaDar[]) => quais.flatMap((p) => p.concessoes.map(comoPedida));
  const doDepois = perfis.filter((p) => depois.perfis.includes(p.codigo));
  const pedidas = afrouxa(antes, depois, perfis) ? [...depois.concessoes, ...dados(doDepois)] : [...novas, ...dados(doDepois.filter((p) => !antes.perfis.includes(p.codigo)))];
  const conferidas = await conferirConcessoes(cliente, quem.id, pedidas, hoje);
  return conferidas.ok ? ok(depois) : conferidas;
}

/** Lifting what restricts gives all that it held back: a denial, the cap of consulting, a profile that denies. */
function afrouxa(antes: Omit<AcessosLidos, 'versao'>, depois: AcessosParaGravar, perfis: readonly PerfilParaDar[]): boolean {
  if (antes.somenteConsulta && !depois.somenteConsulta) return true;
  if (faltamEm(depois.negacoes, antes.negacoes.map(comoPedida)).length > 0) return true;
  return perfis.some((p) => p.nega && antes.perfis.includes(p.codigo) && !depois.perfis.includes(p.codigo));
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

export function comoPedida({ funcao, acoes, localidades, setores, departamentos }: ConcessaoDoUsuario): ConcessaoPedida {
  return { funcao, acoes, localidades: localidades ?? undefined, setores: setores ?? undefined, departamentos: departamentos ?? undefined };
}

/** Those of `quais` that `tidas` has not, word by word. */
function faltamEm(tidas: readonly (ConcessaoDoUsuario | ConcessaoPedida)[], quais: readonly ConcessaoPedida[]): readonly ConcessaoPedida[] {
  const conhecidas = new Set(tidas.map(chave));
  return quais.filter((c) => !conhecidas.has(chave(c)));
}

function chave({ funcao, acoes, localidades, setores, departamentos }: ConcessaoDoUsuario | ConcessaoPedida): string {
  const emOrdem = (ids: readonly number[] | null | undefined) => (ids ? [...ids].sort((a, b) => a - b) : null);
  return JSON.stringify([funcao, [...acoes].sort(), emOrdem(localidades), emOrdem(setores), emOrdem(departamentos)]);
}

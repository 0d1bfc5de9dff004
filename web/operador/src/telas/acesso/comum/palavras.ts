/** Rights in the words of the screens. */
import type { z } from 'zod';
import { FUNCOES, GRUPOS_DE_TRABALHO, porVir, TODAS_AS_FUNCOES, type Funcao, type GrupoDeTrabalho } from '../../../../../../domain/acesso/funcoes.ts';
import type { Acao } from '../../../../../../domain/acesso/permissao.ts';
import { PARES_SEGREGADOS } from '../../../../../../domain/acesso/segregacao.ts';
import { privilegioConhecido } from '../../../../../../domain/acesso/privilegios-conhecidos.ts';
import type meusAcessos from '../../../../../../events/http/acesso/meus-acessos.ts';
import { contar } from '../../../nucleo/formatar.ts';

export type MeusAcessos = z.output<typeof meusAcessos.resposta>;

export const NOME_DA_ACAO: Readonly<Record<Acao, string>> = { consultar: 'consultar', incluir: 'incluir', alterar: 'alterar', excluir: 'excluir', executar: 'executar' };

/** A code that is no function any more is shown as it is. */
export function nomeDaFuncao(codigo: string): string {
  const funcao = TODAS_AS_FUNCOES.find((f) => f === codigo);
  if (funcao === undefined) return codigo;
  return porVir(funcao) ? `${FUNCOES[funcao].nome} (ainda sem uso)` : FUNCOES[funcao].nome;
}

export function nomeDoPrivilegio(codigo: string): string {
  return privilegioConhecido(codigo)?.nome ?? codigo;
}

export function nomeDoPar(codigo: string): string {
  return PARES_SEGREGADOS.find((p) => p.codigo === codigo)?.nome ?? codigo;
}

/** The functions of each menu group, in the order of the menu. */
export const FUNCOES_POR_GRUPO: readonly { readonly grupo: GrupoDeTrabalho; readonly nome: string; readonly funcoes: readonly Funcao[] }[] = (Object.keys(GRUPOS_DE_TRABALHO) as GrupoDeTrabalho[])
  .map((grupo) => ({ grupo, nome: GRUPOS_DE_TRABALHO[grupo], funcoes: TODAS_AS_FUNCOES.filter((funcao) => FUNCOES[funcao].grupo === grupo) }))
  .filter(({ funcoes }) => funcoes.length > 0);

interface ConcessaoLida {
  readonly funcao: string;
  readonly acoes: readonly Acao[];
  readonly localidades: readonly number[] | null;
  readonly setores: readonly number[] | null;
  readonly departamentos: readonly number[] | null;
}

function lugaresEmPalavras({ localidades, setores, departamentos }: ConcessaoLida): string {
  const partes = [
    ...(localidades === null ? [] : [contar(localidades.length, 'localidade', 'localidades')]),
    ...(setores === null ? [] : [contar(setores.length, 'setor', 'setores')]),
    ...(departamentos === null ? [] : [contar(departamentos.length, 'departamento', 'departamentos')]),
  ];
  return partes.length === 0 ? '' : ` em ${partes.join(', ')}`;
}

/** "Ligações: consultar em 2 setores; Contas: consultar". */
export function concessoesEmPalavras(concessoes: readonly ConcessaoLida[]): string {
  return concessoes.map((c) => `${nomeDaFuncao(c.funcao)}: ${c.acoes.map((a) => NOME_DA_ACAO[a]).join(', ')}${lugaresEmPalavras(c)}`).join('; ');
}

/** The names of the setores, whole localidades by theirs. */
export function setoresEmPalavras(ids: readonly number[] | null, { localidades, setores }: MeusAcessos['lugares']): string {
  if (ids === null) return 'em toda parte';
  if (ids.length === 0) return 'só no que não tem setor';
  const trechos = localidades.flatMap(({ id, nome }) => {
    const daqui = setores.filter((s) => s.localidade === id);
    const meus = daqui.filter((s) => ids.includes(s.id));
    if (meus.length === 0) return [];
    return [meus.length === daqui.length ? `${nome} inteira` : `${nome}: ${meus.map((s) => s.nome).join(', ')}`];
  });
  return trechos.join('; ');
}

/** A new person: with the profiles of the post, or with what another has (TR 3.6). */
import { randomUUID } from 'node:crypto';
import { copiarAcessos, NUNCA_COPIADAS } from '../../domain/acesso/copia-de-usuario.ts';
import type { Concessao } from '../../domain/acesso/permissao.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { ok, recusa } from '../../domain/comum/resultado.ts';
import { gravarAcessos, lerAcessos, type AcessosLidos, type AcessosParaGravar, type ConcessaoDoUsuario } from '../postgres/acesso/acessos-do-usuario.ts';
import { semAbrirPar } from '../postgres/acesso/conferir-segregacao.ts';
import type { ConcessaoPedida } from '../postgres/acesso/concessoes.ts';
import { departamentoEmUso, incluirPessoa, repetidos, travarNomes } from '../postgres/acesso/gravar-usuarios.ts';
import { travarPerfisDados } from '../postgres/acesso/perfis.ts';
import { lerRegrasDeAcesso } from '../postgres/acesso/regras.ts';
import { trocarSenhaGuardada } from '../postgres/acesso/senhas.ts';
import { auditar } from '../postgres/comum/auditoria.ts';
import type { Executor } from '../postgres/conexao.ts';
import { conferirAcessos, SEM_ACESSOS } from './conferir-acessos.ts';
import { aoContrario, recusaDeRepetido, VALIDADE_AO_CONTRARIO } from './dados-do-usuario.ts';
import { travarAlvos, type AtoDePessoa } from './mexer-em-usuario.ts';
import { exigirUsuario } from './ver-usuario.ts';

export interface PedidoDeUsuario {
  readonly login: string;
  readonly nome: string;
  readonly email: string | null;
  readonly departamento: number | null;
  /** Civil days. */
  readonly validoDe: string | null;
  readonly validoAte: string | null;
  readonly perfis: readonly string[];
  readonly copiarDe: string | null;
  readonly motivo: string;
}

/** `guardada`: the hash of the password that the answer shows. */
export async function criarUsuario(cliente: Executor, { autor, pessoa, hoje }: AtoDePessoa, pedido: PedidoDeUsuario, guardada: string) {
  const { login, nome, email, departamento, validoDe, validoAte, copiarDe, motivo } = pedido;
  if (aoContrario(pedido)) return VALIDADE_AO_CONTRARIO;
  await travarNomes(cliente);
  await travarPerfisDados(cliente);
  const travados = await travarAlvos(cliente, pessoa, copiarDe === null ? [] : [copiarDe]);
  // to copy from an administrador is no act on him: full access is not copied
  if (!travados.ok && travados.erro.codigo !== 'usuario/de-administrador') return travados;
  const quem = { id: pessoa, administrador: travados.ok && travados.valor.quem.administrador };
  const id = randomUUID();
  const [repetido] = await repetidos(cliente, { id, login, nome, email });
  if (repetido !== undefined) return recusaDeRepetido(repetido);
  if (departamento !== null && !(await departamentoEmUso(cliente, departamento))) return recusa('departamento/nao-encontrado', 'Este departamento não existe ou não está em uso. Escolha um da lista.', 'corpo.departamento');
  const copiados = copiarDe === null ? SEM_ACESSOS : aCopia(await lerAcessos(cliente, copiarDe));
  const acessos: AcessosParaGravar = { ...copiados, perfis: [...new Set([...copiados.perfis, ...pedido.perfis])] };
  const conferidos = await conferirAcessos(cliente, { quem, antes: SEM_ACESSOS, depois: acessos, hoje });
  if (!conferidos.ok) return conferidos;
  const feita = await semAbrirPar(cliente, id, { de: hoje, ate: null }, async () => {
    if (!(await incluirPessoa(cliente, { id, login, nome, email, departamento, validoDe, validoAte }))) throw new Error(`"${login}" foi tomado apesar da trava`);
    await gravarAcessos(cliente, id, acessos);
  });
  if (!feita.ok) return feita;
  const depois = { login, nome, email, departamento, validoDe, validoAte, copiadoDe: copiarDe, ...acessos };
  const { senha: politica } = await lerRegrasDeAcesso(cliente, hoje);
  await trocarSenhaGuardada(cliente, { usuario: id, de: null, para: guardada, provisoria: true, historico: politica.historico, validade: politica });
  await auditar(cliente, { autor, funcao: 'acesso/criar-usuario', objeto: `usuario:${id}`, depois, motivo });
  return ok({ usuario: await exigirUsuario(cliente, id, hoje), nuncaCopiado: copiarDe === null ? [] : Object.values(NUNCA_COPIADAS) });
}

/** The rule of the copy is the domain's; what it never copies is not even read here. */
function aCopia(origem: AcessosLidos | undefined): AcessosParaGravar {
  if (origem === undefined) throw new Error('a pessoa copiada sumiu');
  const { perfis, concessoes, negacoes, janelas, excecoes, somenteConsulta, gruposDeTrabalho } = origem;
  const nunca = { administrador: false, senha: null, segundosFatores: [], privilegios: [], delegacoes: [], excecoesDeSegregacao: [], sessoes: [], validade: null, dispositivos: [], chavesDeApi: [] };
  const excecoesDeHorario = excecoes.map((e) => ({ ...e, data: dataCivil(e.data) }));
  const copiados = copiarAcessos({ ...nunca, perfis, janelas, excecoesDeHorario, somenteConsulta, gruposDeTrabalho, concessoes: concessoes.map(comoConcessao), negacoes: negacoes.map(comoConcessao) });
  return { ...copiados, excecoes: [], concessoes: copiados.concessoes.map(deConcessao), negacoes: copiados.negacoes.map(deConcessao) };
}

function comoConcessao({ funcao, acoes, localidades, setores, departamentos }: ConcessaoDoUsuario): Concessao {
  return { funcao, acoes, escopo: { ...(localidades && { localidade: localidades }), ...(setores && { setor: setores }), ...(departamentos && { departamento: departamentos }) } };
}

function deConcessao({ funcao, acoes, escopo: { localidade, setor, departamento } }: Concessao): ConcessaoPedida {
  return { funcao, acoes, localidades: localidade, setores: setor, departamentos: departamento };
}

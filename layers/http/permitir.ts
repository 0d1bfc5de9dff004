import { acessoDaOperacao } from '../../domain/acesso/acesso-da-operacao.ts';
import { recusaForaDoHorario } from '../../domain/acesso/descrever-janela.ts';
import { dentroDaJanela, horarioQueVale, type HorarioDeAcesso } from '../../domain/acesso/janela-de-acesso.ts';
import { lugaresDe, quemEmprestou, SEM_LUGAR, type Lugares } from '../../domain/acesso/lugares.ts';
import { alcance, decidir, privilegiosEmVigor } from '../../domain/acesso/permissao.ts';
import { privilegio } from '../../domain/acesso/privilegio.ts';
import type { DataCivil } from '../../domain/comum/data-civil.ts';
import type { ContratoRota } from '../../events/contrato.ts';
import { emVigor, type DireitosLidos } from '../postgres/acesso/direitos.ts';
import { momentoDe, relogio } from '../runtime/relogio.ts';
import type { FonteDeDireitos } from './direitos.ts';
import type { Quem } from './pedido.ts';
import { naoIdentificado, type RecusaDaPorta } from './problema.ts';
import type { ContextoDoAutorizador, Identidade } from './quem.ts';

export type Permitido = { readonly ok: true; readonly quem: Quem; readonly lugares: Lugares | 'NENHUM'; readonly direitos: DireitosLidos | undefined } | { readonly ok: false; readonly recusa: RecusaDaPorta };

type Fechado = { readonly ok: false; readonly recusa: RecusaDaPorta };

/**
 * Decides whether who was recognised may use the route, now, and in which places. What is refused is audited, but for what a person is told to do first.
 * The rule is of the domain; here it meets the clock and the rights of this person.
 */
export async function permitir(contrato: ContratoRota, { quem, credencial }: Identidade, fonte: FonteDeDireitos): Promise<Permitido> {
  if (credencial === undefined || contrato.permissao === undefined) return { ok: true, quem, lugares: 'NENHUM', direitos: undefined };
  const lidos = await direitosDe(credencial, fonte);
  if (lidos === undefined) return { ok: false, recusa: naoIdentificado('Entre no sistema e tente de novo.') };
  const negar = async (motivo: string, recusa: RecusaDaPorta): Promise<Fechado> => {
    await fonte.auditar({ autor: quem, funcao: `${contrato.contexto}/${contrato.nome}`, objeto: `rota:${contrato.operationId}`, resultado: 'RECUSADO', motivo });
    return { ok: false, recusa };
  };
  const momento = momentoDe(relogio.agora());
  const direitos = valendoEm(lidos, momento.data);
  const horario = horarioQueVale(direitos.horario.proprio, direitos.horario.dosPerfis);
  if (!dentroDaJanela(horario, momento)) {
    if (credencial.origem === 'sessao') await fonte.encerrar(credencial.sessao);
    return negar('fora do horário', { codigo: 'acesso/fora-do-horario', mensagem: recusaForaDoHorario(horario, momento).mensagem });
  }
  if (credencial.origem === 'sessao' && credencial.pendencia !== undefined && contrato.duranteAPendencia !== true) {
    return { ok: false, recusa: { codigo: 'acesso/pendencia', mensagem: PENDENTE[credencial.pendencia] } };
  }
  const { permissao } = contrato;
  const { instantaneo, setores } = direitos;
  const comPrivilegios = { ...quem, privilegios: privilegiosEmVigor(instantaneo, momento.data) };
  if (permissao === 'PROPRIA') return { ok: true, quem: comPrivilegios, lugares: 'NENHUM', direitos };
  const { funcao, acao, semLugar } = permissao;
  const privilegios = (permissao.privilegios ?? []).map(privilegio);
  const pedido = { funcao, acao, privilegios, hoje: momento.data, recurso: semLugar === true ? SEM_LUGAR : 'ALGUM' } as const;
  const decisao = decidir(instantaneo, pedido);
  if (!decisao.ok && decidir(lidos.instantaneo, pedido).ok) return negar(`acesso/par-aberto (${funcao}:${acao})`, { codigo: 'acesso/negado', mensagem: PAR_ABERTO });
  if (!decisao.ok) return negar(`${decisao.erro.codigo} (${funcao}:${acao})`, { codigo: 'acesso/negado', mensagem: decisao.erro.mensagem });
  const trechos = alcance(instantaneo, funcao, acao, momento.data);
  const lugares = semLugar === true ? 'TODOS' : lugaresDe(trechos, setores);
  return { ok: true, quem: { ...comPrivilegios, delegante: quemEmprestou(trechos, setores) }, lugares, direitos };
}

const PAR_ABERTO = 'Você tem os dois lados de um controle, e não há exceção em vigor que permita isto. Peça ao administrador que retire um dos lados ou dê uma exceção com prazo.';

const doDia = new WeakMap<DireitosLidos, { readonly hoje: DataCivil; readonly direitos: DireitosLidos }>();

/** Rights as they stand on a day: exceptions to the segregation end by themselves. Judged once a day for what the memory keeps. */
function valendoEm(lidos: DireitosLidos, hoje: DataCivil): DireitosLidos {
  const guardado = doDia.get(lidos);
  if (guardado?.hoje === hoje) return guardado.direitos;
  const direitos = { ...lidos, instantaneo: emVigor(lidos, hoje) };
  doDia.set(lidos, { hoje, direitos });
  return direitos;
}

const PENDENTE = {
  TROCAR_SENHA: 'Antes de continuar, troque a senha que você recebeu por uma sua.',
  CADASTRAR_SEGUNDO_FATOR: 'Antes de continuar, cadastre o segundo fator de entrada no seu celular.',
} as const;

/** The token of the secret is of who operates the platform: the work of the month and, being nobody, no hours and no privilege. */
function direitosDe(credencial: ContextoDoAutorizador, fonte: FonteDeDireitos): Promise<DireitosLidos | undefined> {
  if (credencial.origem === 'sessao') return fonte.ler({ tipo: 'usuario', id: credencial.usuario }, credencial.versao);
  if (credencial.origem === 'chave') return fonte.ler({ tipo: 'chave', id: credencial.chave }, credencial.versao);
  return Promise.resolve({ ...DE_NINGUEM, instantaneo: acessoDaOperacao(credencial.funcoes) });
}

const SEM_HORARIO: HorarioDeAcesso = { janelas: [], excecoes: [] };
const DE_NINGUEM = { administrador: false, horario: { proprio: SEM_HORARIO, dosPerfis: [] }, setores: [], gruposDeTrabalho: [], segregacao: null } as const;

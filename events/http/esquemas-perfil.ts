/** What the routes of profiles, departments and segregation share. */
import { z } from 'zod';
import { data, EXEMPLO_DE_VERSAO, id, instante, motivo, palavras, versaoLida } from './esquemas.ts';
import { concessaoLida, concessaoPedida, pessoaNomeada } from './esquemas-direitos.ts';

export const codigoDePerfil = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use letras minúsculas sem acento, algarismos e hífens, como atendimento-central')
  .meta({ description: 'Código do perfil; não muda' });
export const nomeDePerfil = palavras(80, 3);
export const descricaoDePerfil = z.string().max(500).trim().normalize('NFC');

/** Minutes of the day. What does not fit is refused by the rule, which says what to correct. */
const minuto = z.int().min(-1).max(10_000);
const horas = { inicio: minuto, fim: minuto };
export const janela = z
  .strictObject({ dias: z.array(z.literal([0, 1, 2, 3, 4, 5, 6])).max(7), ...horas })
  .meta({ id: 'JanelaDeAcesso', description: 'Dias da semana (0 é domingo) e minutos do dia; fim antes do início termina no dia seguinte' });
export const excecaoDeHorario = z
  .discriminatedUnion('tipo', [z.strictObject({ tipo: z.literal('FECHADO'), data, motivo }), z.strictObject({ tipo: z.literal('EXTRA'), data, ...horas, motivo })])
  .meta({ id: 'ExcecaoDeHorario', description: 'FECHADO: ninguém entra no dia. EXTRA: horas a mais' });

const DO_PERFIL = { nome: nomeDePerfil, descricao: descricaoDePerfil, somenteConsulta: z.boolean(), sessaoUnica: z.boolean().meta({ description: 'Quem tem o perfil tem uma sessão por vez: entrar encerra as outras' }), ativo: z.boolean(), janelas: z.array(janela).max(30), excecoes: z.array(excecaoDeHorario).max(400) };
export const documentoDoPerfil = z.strictObject({ ...DO_PERFIL, concessoes: z.array(concessaoPedida).max(200), negacoes: z.array(concessaoPedida).max(200), versao: versaoLida, motivo });

export const perfilInteiro = z
  .strictObject({
    codigo: codigoDePerfil,
    ...DO_PERFIL,
    concessoes: z.array(concessaoLida),
    negacoes: z.array(concessaoLida),
    /** "de segunda a sexta, das 8h às 17h". */
    horario: z.string(),
    versao: versaoLida,
    /** Who holds it, by name. */
    pessoas: z.array(pessoaNomeada),
  })
  .meta({ id: 'Perfil' });

export const perfilResumido = z
  .strictObject({
    codigo: codigoDePerfil,
    nome: z.string().max(80),
    descricao: z.string().max(500),
    somenteConsulta: z.boolean(),
    sessaoUnica: z.boolean(),
    ativo: z.boolean(),
    horario: z.string(),
    /** How many grants it has, and how many people hold it. */
    concessoes: z.int(),
    pessoas: z.int(),
  })
  .meta({ id: 'PerfilResumido' });

export const departamento = z.strictObject({ id, nome: z.string().max(80), ativo: z.boolean(), pessoas: z.int(), versao: versaoLida }).meta({ id: 'Departamento' });
export const nomeDeDepartamento = palavras(80, 3);

export const codigoDoPar = z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use o código de um par, como critica-liberacao');
export const situacaoDaExcecao = z.enum(['VIGENTE', 'FUTURA', 'TERMINADA', 'ENCERRADA']);
export const excecaoDeSegregacao = z
  .strictObject({
    id,
    pessoa: pessoaNomeada,
    par: codigoDoPar,
    de: data,
    ate: data,
    motivo,
    situacao: situacaoDaExcecao,
    /** Null: of the first administrator. */
    concedidaPor: z.string().max(120).nullable(),
    concedidaEm: instante,
    encerradaEm: instante.nullable(),
  })
  .meta({ id: 'ExcecaoDeSegregacao' });
export const parDeUmaPessoa = z.strictObject({ pessoa: z.strictObject({ ...pessoaNomeada.shape, ativo: z.boolean() }), par: codigoDoPar, ate: data.nullable() }).meta({ id: 'ParDeUmaPessoa', description: 'Quem tem os dois lados; `ate` nulo: sem exceção em vigor' });

const ERRO = (descricao: string, status = 409) => ({ status, descricao });
export const PERFIL_NAO_ENCONTRADO = { 'perfil/nao-encontrado': ERRO('Não há perfil com este código', 404) } as const;
export const PERFIL_REPETIDO = { 'perfil/repetido': ERRO('Já há um perfil com este código ou nome') } as const;
export const DEPARTAMENTO_REPETIDO = { 'departamento/repetido': ERRO('Já há um departamento com este nome') } as const;
export const DOCUMENTO_DO_PERFIL_RECUSADO = {
  'perfil/direito-desconhecido': ERRO('A função ou a ação não existe'),
  'perfil/lugar-desconhecido': ERRO('A localidade, o setor ou o departamento não existe'),
  'perfil/horario': ERRO('Uma janela ou um horário extra está errado'),
} as const;

const CONCESSAO = { funcao: 'ligacao', acoes: ['consultar'], localidades: null, setores: [1], departamentos: null };
const JANELA = { dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 };
const VERSAO = 'y2LRKfGNeHX8x0mZqHx3YJ2v1nq0cN8b';
const PESSOA = { id: '00000000-0000-4000-8000-000000000003', nome: 'Célio Brandão (demonstração)' };
const BASE = { nome: 'Atendimento', descricao: 'Atende o consumidor', somenteConsulta: false, sessaoUnica: false, ativo: true, janelas: [JANELA], excecoes: [{ tipo: 'FECHADO', data: '2026-12-25', motivo: 'Natal' }] };
export const EXEMPLO_PERFIL = { codigo: 'atendimento', ...BASE, concessoes: [CONCESSAO], negacoes: [], horario: 'de segunda a sexta, das 8h às 17h', versao: VERSAO, pessoas: [PESSOA] };
export const EXEMPLO_DOCUMENTO = { ...BASE, concessoes: [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1] }], negacoes: [], versao: VERSAO, motivo: 'Novo horário do atendimento' };
export const EXEMPLO_RESUMO = { codigo: 'atendimento', nome: 'Atendimento', descricao: 'Atende o consumidor', somenteConsulta: false, sessaoUnica: false, ativo: true, horario: 'de segunda a sexta, das 8h às 17h', concessoes: 1, pessoas: 1 };
export const EXEMPLO_DEPARTAMENTO = { id: 2, nome: 'Atendimento', ativo: true, pessoas: 4, versao: EXEMPLO_DE_VERSAO };
export const EXEMPLO_EXCECAO = {
  id: 4,
  pessoa: PESSOA,
  par: 'critica-liberacao',
  de: '2026-12-01',
  ate: '2026-12-31',
  motivo: 'Só uma pessoa no setor em dezembro',
  situacao: 'FUTURA',
  concedidaPor: 'Marina Duarte (demonstração)',
  concedidaEm: '2026-11-20T12:30:00.000Z',
  encerradaEm: null,
};

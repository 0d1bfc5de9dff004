/** What routes about the people who work in the system share. */
import { z } from 'zod';
import type { GrupoDeTrabalho } from '../../domain/acesso/funcoes.ts';
import { contagem, data, escrito, id, instante, motivo, texto } from './esquemas.ts';
import { pessoal } from './esquemas-pessoais.ts';
import { acaoDaFuncao, concessaoLida, concessaoPedida, pessoaNomeada } from './esquemas-direitos.ts';
import { codigoDePerfil, excecaoDeHorario, janela } from './esquemas-perfil.ts';

export const idDeDepartamento = z.int().min(1).max(32_767);
export const perfisPedidos = z.array(codigoDePerfil).max(50);
export const loginNovo = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'use de 3 a 40 letras minúsculas, algarismos, ponto, hífen e sublinhado, sem acento').meta({ description: 'Com que a pessoa entra; não muda' });
/** Letters of any alphabet, and what names have between them: "Ana d’Ávila Souza-Lima Jr. (demonstração)". The audit writes the system, its keys and its visitors by the names that are none. */
export const nomeDaPessoa = texto(120, 3)
  .regex(/^\p{L}[\p{L}\p{M} .'’()-]+$/u, 'escreva o nome com letras: nome de pessoa não tem algarismos nem outros sinais')
  .refine((nome) => !['sistema', 'público'].includes(nome.toLowerCase()), 'escreva o nome da pessoa: este é de quem não é pessoa');
export const emailDaPessoa = z.email('escreva um e-mail, como nome@cidade.sp.gov.br').max(254).transform((e) => e.toLowerCase());

const GRUPOS = ['cadastro', 'leitura', 'faturamento', 'arrecadacao', 'contabilidade', 'controle', 'administracao'] as const satisfies readonly GrupoDeTrabalho[];
const grupoDeTrabalho = z.enum(GRUPOS);

const comuns = {
  perfis: perfisPedidos,
  janelas: z.array(janela).max(20).meta({ description: 'Vazio: as dos perfis; se nenhum tiver, qualquer dia e hora' }),
  excecoes: z.array(excecaoDeHorario).max(100),
  somenteConsulta: z.boolean().meta({ description: 'De tudo o que a pessoa tem, fica só consultar' }),
  gruposDeTrabalho: z.array(grupoDeTrabalho).max(30).meta({ description: 'Grupos do menu em que trabalha; vazio: todos' }),
};
const versao = z.string().max(32).meta({ description: 'Do conjunto de acessos: quem altera diz qual leu' });

/** The whole of what a person is given, as who changes it sends. */
export const acessosPedidos = z.strictObject({ versao, ...comuns, concessoes: z.array(concessaoPedida).max(100), negacoes: z.array(concessaoPedida).max(100), motivo });
const acessosLidos = z.strictObject({ versao, ...comuns, concessoes: z.array(concessaoLida), negacoes: z.array(concessaoLida) });

const nomeado = z.strictObject({ codigo: z.string().max(60), nome: z.string().max(80) });
const departamento = z.strictObject({ id: idDeDepartamento, nome: z.string().max(80) });

const resumo = {
  ...pessoaNomeada.shape,
  login: z.string().max(40),
  email: z.string().max(254).nullable(),
  ativo: z.boolean(),
  administrador: z.boolean(),
  somenteConsulta: z.boolean(),
  segundoFator: z.boolean(),
  trocaSenha: z.boolean().meta({ description: 'A senha veio de um administrador e só abre a troca dela' }),
  departamento: departamento.nullable(),
  validoDe: data.nullable().meta({ description: 'Primeiro dia em que entra; null: desde sempre' }),
  validoAte: data.nullable().meta({ description: 'Último dia em que entra; null: sem fim' }),
  naValidade: z.boolean().meta({ description: 'Hoje está entre os dois' }),
  perfis: z.array(nomeado),
  ultimoAcesso: instante.nullable(),
  criadoEm: instante,
  sessoes: contagem.meta({ description: 'Sessões abertas' }),
};
export const situacaoDoUsuario = z.enum(['ATIVO', 'INATIVO']);
export const usuarioDaLista = z.strictObject(resumo).meta({ id: 'UsuarioDaLista' });

/** Where a right comes from: full access, the person's own, a profile, a loan. */
const origem = z.strictObject({ tipo: z.enum(['TOTAL', 'PROPRIA', 'PERFIL', 'DELEGACAO']), nome: z.string().max(120).nullable() });
const par = { par: z.string().max(60), nome: z.string().max(80) };
export const usuario = z
  .strictObject({
    ...resumo,
    acessos: acessosLidos,
    horario: z.string().meta({ description: 'O que vale, em palavras: de segunda a sexta, das 8h às 17h' }),
    efetivas: z.array(z.strictObject({ funcao: z.string().max(60), acoes: z.array(acaoDaFuncao), setores: z.array(z.int()).nullable(), origem })),
    privilegios: z.array(z.strictObject({ privilegio: z.string(), de: data, ate: data })),
    paresAbertos: z.array(z.strictObject(par)),
    paresExcetuados: z.array(z.strictObject({ ...par, de: data, ate: data, motivo: pessoal('TEXTO', z.string().max(500)) })),
    sessoesAbertas: z.array(z.strictObject({ id: z.uuid(), ip: z.string().max(45).nullable(), dispositivo: z.string().max(200).nullable(), desde: instante, vistaEm: instante })),
  })
  .meta({ id: 'Usuario' });

/** The password comes here, and never again. */
export const senhaDada = z.strictObject({ senha: z.string().max(40).meta({ description: 'Senha provisória: só aparece nesta resposta, e só abre a troca dela' }), usuario });
export const usuarioNovo = z.strictObject({ ...senhaDada.shape, nuncaCopiado: z.array(z.string()).meta({ description: 'O que não foi copiado, quando foi cópia' }) });

export const respostaDoAto = escrito(500, 5);
export const atoEmMassa = z
  .strictObject({
    id,
    ato: z.enum(['ATIVAR', 'DESATIVAR']),
    pessoas: z.array(pessoaNomeada),
    motivo,
    pedidoPor: z.string().max(120),
    pedidoEm: instante,
    situacao: z.enum(['PENDENTE', 'APROVADO', 'RECUSADO']),
    decididoPor: z.string().max(120).nullable(),
    decididoEm: instante.nullable(),
    resposta: pessoal('TEXTO', z.string().max(500)).nullable(),
  })
  .meta({ id: 'AtoEmMassa' });
/** `aguarda`: it was many people, and nothing changes until a second administrator confirms. */
export const situacaoMudada = z.strictObject({ mudados: z.array(pessoaNomeada), aguarda: atoEmMassa.nullable() });

export const opcoesDeUsuario = z.strictObject({
  perfis: z.array(z.strictObject({ ...nomeado.shape, descricao: z.string().max(500), somenteConsulta: z.boolean() })),
  localidades: z.array(z.strictObject({ id: z.int(), nome: z.string() })),
  setores: z.array(z.strictObject({ id: z.int(), localidade: z.int(), nome: z.string() })),
  departamentos: z.array(departamento),
});

export const NAO_ENCONTRADO = { 'usuario/nao-encontrado': { status: 404, descricao: 'Não há pessoa com este identificador' } } as const;
/** Of every act on another person. */
export const MEXER = {
  ...NAO_ENCONTRADO,
  'usuario/quem-age': { status: 409, descricao: 'O acesso de quem age mudou enquanto isto era feito' },
  'usuario/de-administrador': { status: 409, descricao: 'Só um administrador mexe em outro' },
} as const;
export const DE_ADMINISTRADOR = { 'usuario/de-administrador': MEXER['usuario/de-administrador'] } as const;
export const PROPRIO = { 'usuario/proprio': { status: 409, descricao: 'Ninguém muda o próprio acesso' } } as const;
export const VALIDADE = { 'usuario/validade': { status: 409, descricao: 'A validade termina antes de começar' } } as const;
export const ULTIMO = { 'usuario/ultimo-administrador': { status: 409, descricao: 'Não sobraria administrador ativo' } } as const;
/** Of what is given. */
export const DAR = {
  'usuario/horario': { status: 409, descricao: 'Uma janela ou exceção de horário não vale' },
  'usuario/funcao-desconhecida': { status: 409, descricao: 'Não há função com este código' },
  'perfil/nao-encontrado': { status: 409, descricao: 'O perfil não existe ou não está em uso' },
} as const;
export const REPETIDO = {
  'usuario/repetido': { status: 409, descricao: 'Outra pessoa tem este usuário, nome ou e-mail' },
  'departamento/nao-encontrado': { status: 409, descricao: 'O departamento não existe ou não está em uso' },
} as const;

const PERFIL = { codigo: 'atendimento', nome: 'Atendimento' };
export const EXEMPLO_USUARIO_DA_LISTA = {
  id: '00000000-0000-4000-8000-000000000003',
  login: 'celio',
  nome: 'Célio Brandão (demonstração)',
  email: null,
  ativo: true,
  administrador: false,
  somenteConsulta: false,
  segundoFator: false,
  trocaSenha: false,
  departamento: { id: 1, nome: 'Comercial' },
  validoDe: null,
  validoAte: '2027-12-31',
  naValidade: true,
  perfis: [PERFIL],
  ultimoAcesso: '2026-11-20T11:00:00.000Z',
  criadoEm: '2026-01-05T12:00:00.000Z',
  sessoes: 1,
};
export const EXEMPLO_USUARIO = {
  ...EXEMPLO_USUARIO_DA_LISTA,
  acessos: {
    versao: '0123456789abcdef0123456789abcdef',
    perfis: [PERFIL.codigo],
    concessoes: [],
    negacoes: [],
    janelas: [{ dias: [1, 2, 3, 4, 5], inicio: 480, fim: 1020 }],
    excecoes: [{ tipo: 'EXTRA', data: '2026-11-28', inicio: 480, fim: 720, motivo: 'Mutirão de sábado' }],
    somenteConsulta: false,
    gruposDeTrabalho: ['cadastro'],
  },
  horario: 'de segunda a sexta, das 8h às 17h',
  efetivas: [{ funcao: 'ligacao', acoes: ['consultar'], setores: null, origem: { tipo: 'PERFIL', nome: PERFIL.nome } }],
  privilegios: [],
  paresAbertos: [],
  paresExcetuados: [],
  sessoesAbertas: [{ id: '00000000-0000-4000-8000-000000000002', ip: '203.0.113.7', dispositivo: 'Firefox', desde: '2026-11-20T11:00:00.000Z', vistaEm: '2026-11-20T11:40:00.000Z' }],
} satisfies z.input<typeof usuario>;
export const EXEMPLO_ATO_EM_MASSA = {
  id: 4,
  ato: 'DESATIVAR',
  pessoas: [{ id: EXEMPLO_USUARIO_DA_LISTA.id, nome: EXEMPLO_USUARIO_DA_LISTA.nome }],
  motivo: 'Fim do contrato com a terceirizada',
  pedidoPor: 'Marina Duarte (demonstração)',
  pedidoEm: '2026-11-20T12:30:00.000Z',
  situacao: 'PENDENTE',
  decididoPor: null,
  decididoEm: null,
  resposta: null,
} satisfies z.input<typeof atoEmMassa>;

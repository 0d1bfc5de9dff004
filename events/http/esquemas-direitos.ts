/** What routes about keys, privileges, loans and requests share. */
import { z } from 'zod';
import { data, id, instante, motivo, escrito } from './esquemas.ts';
import { pessoal } from './esquemas-pessoais.ts';

/** Places of a grant: of one kind, any of them; of several kinds, all. */
const LUGARES = 100;
const lugares = z.array(z.int().min(1).max(32_767)).min(1).max(LUGARES);

export const acaoDaFuncao = z.enum(['consultar', 'incluir', 'alterar', 'excluir', 'executar']);

/** A function with its actions, and where; without places, everywhere. */
export const concessaoPedida = z
  .strictObject({
    funcao: z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use o código de uma função, como leitura-arquivo'),
    acoes: z.array(acaoDaFuncao).min(1).max(5),
    localidades: lugares.optional(),
    setores: lugares.optional(),
    departamentos: lugares.optional(),
  })
  .meta({ id: 'ConcessaoPedida', description: 'Uma função, o que se faz com ela e onde; sem lugares, em toda parte' });
export const concessoesPedidas = z.array(concessaoPedida).min(1).max(100);

export const concessaoLida = z.strictObject({
  funcao: z.string().max(60),
  acoes: z.array(acaoDaFuncao),
  localidades: z.array(z.int()).nullable(),
  setores: z.array(z.int()).nullable(),
  departamentos: z.array(z.int()).nullable(),
});

export const idDaChave = z.uuid().meta({ description: 'Identificador da chave' });
export const idDePessoa = z.uuid().meta({ description: 'Identificador da pessoa' });
export const pessoaNomeada = z.strictObject({ id: idDePessoa, nome: z.string().max(120) }).meta({ id: 'PessoaNomeada' });

const enderecoOuRede = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'use um endereço (203.0.113.7) ou uma rede (203.0.113.0/24)' });
export const redesDaChave = z.array(enderecoOuRede).max(20).meta({ description: 'De onde a chave pode ser usada; vazio: de qualquer lugar' });
export const situacaoDaChave = z.enum(['ATIVA', 'TROCADA', 'VENCIDA', 'REVOGADA', 'PARADA']).meta({ description: 'TROCADA: ainda abre, até vencer. PARADA: quem a criou está inativo' });
export const chaveDeApi = z
  .strictObject({
    id: idDaChave,
    nome: z.string().max(80),
    prefixo: z.string().max(8),
    situacao: situacaoDaChave,
    redes: z.array(z.string().max(50)),
    concessoes: z.array(concessaoLida),
    criadaPor: z.string().max(120),
    criadaEm: instante,
    expiraEm: instante,
    usadaEm: instante.nullable(),
    revogadaEm: instante.nullable(),
    /** Prefix of the key that took its place. */
    sucessora: z.string().max(8).nullable(),
  })
  .meta({ id: 'ChaveDeApi' });

/** The key itself comes here, and never again. */
export const chaveNova = z.strictObject({ chave: z.string().max(60).meta({ description: 'A chave inteira. Só aparece nesta resposta' }), registro: chaveDeApi });

export const codigoDePrivilegio = z.string().max(60).regex(/^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/, 'use objeto:ato, como pagamento:estornar');
export const situacaoDoPrivilegio = z.enum(['VIGENTE', 'FUTURO', 'ENCERRADO', 'RETIRADO']);
export const privilegioDado = z
  .strictObject({
    id,
    pessoa: pessoaNomeada,
    privilegio: z.string().max(60),
    de: data,
    ate: data,
    motivo,
    situacao: situacaoDoPrivilegio,
    concedidoPor: z.string().max(120),
    concedidoEm: instante,
    retiradoEm: instante.nullable(),
  })
  .meta({ id: 'PrivilegioConcedido' });

export const situacaoDaDelegacao = z.enum(['VIGENTE', 'FUTURA', 'TERMINADA', 'ENCERRADA']);
export const delegacaoFeita = z
  .strictObject({
    id,
    delegante: pessoaNomeada,
    delegado: pessoaNomeada,
    de: data,
    ate: data,
    motivo,
    situacao: situacaoDaDelegacao,
    concessoes: z.array(concessaoLida),
    criadaEm: instante,
    encerradaEm: instante.nullable(),
  })
  .meta({ id: 'DelegacaoFeita' });

export const situacaoDoPedido = z.enum(['PENDENTE', 'APROVADO', 'RECUSADO', 'DESISTIDO']);
export const pedidoDeAcesso = z
  .strictObject({
    id,
    pessoa: pessoaNomeada,
    perfil: z.strictObject({ codigo: z.string().max(60), nome: z.string().max(80) }),
    motivo,
    pedidoEm: instante,
    situacao: situacaoDoPedido,
    decididoPor: z.string().max(120).nullable(),
    decididoEm: instante.nullable(),
    resposta: pessoal('TEXTO', z.string().max(500)).nullable(),
  })
  .meta({ id: 'PedidoDeAcesso' });
export const respostaDoPedido = escrito(500, 5);

/** What one person gives to another for some days, with a reason: a privilege, an exception, a loan. */
export const DADO_A_ALGUEM = { pessoa: idDePessoa, de: data, ate: data, motivo };
export const DADO_A_ALGUEM_RECUSADO = {
  'acesso/periodo': { status: 409, descricao: 'O período não vale' },
  'acesso/pessoa-nao-encontrada': { status: 404, descricao: 'A pessoa não está ativa no sistema' },
} as const;

/** Who is not a person in a session: a key, or the token of who operates the platform. */
export const SO_PESSOA = { 'acesso/so-pessoa': { status: 403, descricao: 'Só uma pessoa que entrou no sistema faz isto' } } as const;
export const ALEM_DOS_DIREITOS = {
  'acesso/alem-dos-direitos': { status: 409, descricao: 'Pede mais do que tem quem concede' },
  'acesso/lugar-desconhecido': { status: 409, descricao: 'A localidade, o setor ou o departamento não existe' },
} as const;
export const PAR_SEGREGADO = { 'acesso/par-segregado': { status: 409, descricao: 'A pessoa ficaria com os dois lados de um controle' } } as const;

const EXEMPLO_CONCESSAO = { funcao: 'ligacao', acoes: ['consultar'], localidades: null, setores: [1, 2], departamentos: null };
const PESSOA = { id: '00000000-0000-4000-8000-000000000001', nome: 'Marina Duarte (demonstração)' };
const OUTRA = { id: '00000000-0000-4000-8000-000000000003', nome: 'Célio Brandão (demonstração)' };
export const EXEMPLO_CONCESSOES = [{ funcao: 'ligacao', acoes: ['consultar'], setores: [1, 2] }];
export const EXEMPLO_CHAVE = {
  id: '00000000-0000-4000-8000-0000000000aa',
  nome: 'Site da prefeitura',
  prefixo: 'Ab12Cd34',
  situacao: 'ATIVA',
  redes: ['203.0.113.0/24'],
  concessoes: [EXEMPLO_CONCESSAO],
  criadaPor: PESSOA.nome,
  criadaEm: '2026-11-20T12:30:00.000Z',
  expiraEm: '2027-11-20T03:00:00.000Z',
  usadaEm: null,
  revogadaEm: null,
  sucessora: null,
};
export const EXEMPLO_CHAVE_NOVA = { chave: `nsc_Ab12Cd34_${'x'.repeat(43)}`, registro: EXEMPLO_CHAVE };
export const EXEMPLO_PRIVILEGIO = {
  id: 7,
  pessoa: OUTRA,
  privilegio: 'pagamento:estornar',
  de: '2026-12-01',
  ate: '2026-12-31',
  motivo: 'Férias do tesoureiro',
  situacao: 'FUTURO',
  concedidoPor: PESSOA.nome,
  concedidoEm: '2026-11-20T12:30:00.000Z',
  retiradoEm: null,
};
export const EXEMPLO_DELEGACAO = {
  id: 3,
  delegante: PESSOA,
  delegado: OUTRA,
  de: '2026-12-01',
  ate: '2026-12-15',
  motivo: 'Férias de dezembro',
  situacao: 'FUTURA',
  concessoes: [EXEMPLO_CONCESSAO],
  criadaEm: '2026-11-20T12:30:00.000Z',
  encerradaEm: null,
};
export const EXEMPLO_PEDIDO = {
  id: 5,
  pessoa: OUTRA,
  perfil: { codigo: 'critica', nome: 'Crítica de leituras' },
  motivo: 'Passei para o setor de crítica',
  pedidoEm: '2026-11-20T12:30:00.000Z',
  situacao: 'PENDENTE',
  decididoPor: null,
  decididoEm: null,
  resposta: null,
};

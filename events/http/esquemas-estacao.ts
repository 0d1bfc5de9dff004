/** A workstation: the computer of which the audit knows the name (TR 6.1, in place of the MAC address). */
import { z } from 'zod';
import type { DECISOES_DA_ESTACAO, SITUACOES_DA_ESTACAO } from '../../domain/acesso/estacao.ts';
import { id, instante, palavras } from './esquemas.ts';

const SITUACOES = ['PENDENTE', 'ATIVA', 'INATIVA'] as const satisfies typeof SITUACOES_DA_ESTACAO;
const DECISOES = ['APROVAR', 'RECUSAR', 'DESLIGAR', 'LIGAR'] as const satisfies typeof DECISOES_DA_ESTACAO;

export const situacaoDaEstacao = z.enum(SITUACOES);
export const decisaoDaEstacao = z.enum(DECISOES).meta({ description: 'APROVAR e RECUSAR: de um pedido; DESLIGAR: de uma ativa; LIGAR: de uma desligada' });

/** The middle dot ends the name in the device of the audit. */
export const nomeDaEstacao = palavras(40, 3).refine((nome) => !nome.includes('·'), 'não use o ponto no meio (·)').meta({ description: 'Como a auditoria a mostra: "Balcão 2"' });
export const localDaEstacao = palavras(200, 3).meta({ description: 'Onde fica: "Sede, atendimento"' });
const setorDaEstacao = z.int().min(1).max(32_767).nullable();

/** What a person says of the computer where he is. */
export const dadosDaEstacao = z.strictObject({ nome: nomeDaEstacao, local: localDaEstacao, setor: setorDaEstacao.optional().meta({ description: 'Setor comercial onde fica, se for o caso' }) });

export const estacao = z
  .strictObject({
    id,
    nome: z.string().max(40),
    local: z.string().max(200),
    setor: setorDaEstacao,
    situacao: situacaoDaEstacao,
    pedidaPor: z.string().max(120),
    pedidaEm: instante,
    decididaPor: z.string().max(120).nullable(),
    decididaEm: instante.nullable(),
    vistaEm: instante.nullable(),
  })
  .meta({ id: 'Estacao' });

/** Parameter `acesso.exigir-estacao`. */
export const exigenciaDeEstacao = z.boolean();
export const CHAVE_DA_EXIGENCIA = 'acesso.exigir-estacao';

export const EXEMPLO_DE_ESTACAO = {
  id: 2,
  nome: 'Balcão 2',
  local: 'Sede, atendimento',
  setor: null,
  situacao: 'ATIVA',
  pedidaPor: 'Rui Lima',
  pedidaEm: '2026-11-20T12:30:00.123Z',
  decididaPor: 'Marina Duarte (demonstração)',
  decididaEm: '2026-11-20T13:02:00.456Z',
  vistaEm: '2026-11-27T11:00:00.789Z',
} as const satisfies z.input<typeof estacao>;

/** Who shows a right password from a computer that is no station, where the utility demands one. */
export const ERROS_DA_ESTACAO = {
  'acesso/estacao-desconhecida': { status: 403, descricao: 'A senha está certa, e este computador não é uma estação ativa' },
  'acesso/estacao-em-espera': { status: 403, descricao: 'A senha está certa, e o registro deste computador ainda espera aprovação' },
  'acesso/estacao-nao-pedida': { status: 409, descricao: 'A senha está certa, e o registro deste computador não pôde ser pedido' },
} as const;

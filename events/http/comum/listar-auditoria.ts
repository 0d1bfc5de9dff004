import { z } from 'zod';
import type { RESULTADOS } from '../../../domain/comum/auditoria/eventos.ts';
import { rota } from '../../contrato.ts';
import { data, instante, pagina, paginado, porPagina, texto } from '../esquemas.ts';
import { pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';

const RESULTADOS_DO_ATO = ['FEITO', 'RECUSADO', 'PEDIDO'] as const satisfies readonly (keyof typeof RESULTADOS)[];

/** An address or a network: `203.0.113.7`, `10.2.0.0/16`, `2001:db8::/32`. */
export const enderecoOuRede = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'use um endereço (203.0.113.7) ou uma rede (10.2.0.0/16)' });

/** What an act keeps of its object: each act keeps what it changes. */
const estado = pessoal('TEXTO', z.record(z.string(), z.unknown())).nullable();

/** One act, as it was written in the transaction that did it. */
export const atoAuditado = z
  .strictObject({
    id: z.int().min(1),
    em: instante,
    usuario: z.string(),
    /** Who lent the right by which it was done. */
    delegante: z.string().nullable(),
    ip: z.string().nullable(),
    dispositivo: z.string().nullable(),
    funcao: z.string(),
    objeto: z.string(),
    antes: estado,
    depois: estado,
    motivo: pessoal('TEXTO', z.string()).nullable(),
    resultado: z.string(),
    /** Absent where it is not looked up. */
    nomeDoAlvo: z.string().nullable().optional().meta({ description: 'Nome do usuário de que o objeto fala, se fala de um e se sabe quem é' }),
  })
  .meta({ id: 'AtoAuditado', description: 'Um ato registrado: quem, quando, de onde, o que fez, a quê, e como estava antes e depois' });

export const EXEMPLO_ATO = {
  id: 1412,
  em: '2026-11-20T12:30:00.123Z',
  usuario: 'Marina Duarte (demonstração)',
  delegante: null,
  ip: '203.0.113.7',
  dispositivo: 'Mozilla/5.0',
  funcao: 'faturamento/devolver-rota',
  objeto: 'ciclo:1/rota:101',
  antes: null,
  depois: null,
  motivo: 'Leituras da rua refeitas pelo leiturista',
  resultado: 'FEITO',
};

/** What may be asked of the acts, wherever they are. */
export const procura = {
  usuario: texto(120).optional().meta({ description: 'Começo do nome de quem fez' }),
  delegante: texto(120).optional().meta({ description: 'Começo do nome de quem emprestou o direito' }),
  funcao: texto(80).optional().meta({ description: 'Começo do nome da função: "faturamento/"' }),
  objeto: texto(100).optional().meta({ description: 'O objeto inteiro ou uma parte dele: "ligacao:10102", "ciclo:1"' }),
  ip: enderecoOuRede.optional(),
  de: data.optional(),
  ate: data.optional(),
  evento: texto(80).optional().meta({ description: 'A função inteira: "acesso/entrar"' }),
  resultado: z.enum(RESULTADOS_DO_ATO).optional(),
  pessoa: z.uuid().optional().meta({ description: 'Um usuário: tudo o que ele fez e tudo o que fizeram a ele, por qualquer dos nomes que a auditoria tem dele' }),
};

/** The audit, the most recent act first (TR 6.2). Looking at it is an act too, and is in it. */
export default rota({
  contexto: 'comum',
  nome: 'listar-auditoria',
  operationId: 'listarAuditoria',
  resumo: 'Procura na auditoria',
  descricao: 'O total para em 10.000: com mais do que isso, restrinja a procura. A própria consulta fica registrada.',
  metodo: 'GET',
  caminho: '/auditoria',
  confianca: 'operador',
  permissao: { funcao: 'auditoria', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ ...procura, pagina, porPagina }),
  resposta: paginado(atoAuditado).extend({
    guardadosAte: data.nullable().meta({ description: 'Há atos do período pedido que saíram do banco: os de até este dia estão na guarda, e esta procura não os vê. null: ela vê todos' }),
    nomeDaPessoa: z.string().nullable().meta({ description: 'Nome de hoje da pessoa pedida em "pessoa"' }),
  }),
  erros: {},
  exemplo: { consulta: { usuario: 'Marina', objeto: 'ciclo:1' }, resposta: { itens: [EXEMPLO_ATO], pagina: 1, porPagina: 50, total: 1, guardadosAte: null, nomeDaPessoa: null } },
  execucao: naApi('Ninguém consegue ver quem fez o quê no sistema.'),
});

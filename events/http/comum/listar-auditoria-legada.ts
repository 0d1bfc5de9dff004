import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data, instante, pagina, paginado, porPagina, texto } from '../esquemas.ts';
import { pessoal } from '../esquemas-pessoais.ts';
import { naApi } from '../execucao.ts';
import { enderecoOuRede } from './listar-auditoria.ts';

/** One act of the system that was here before, as it wrote it. */
export const atoLegado = z
  .strictObject({
    origem: z.literal('LEGADO'),
    /** The file that brought it, and the line of it. */
    arquivo: z.string().max(200),
    linha: z.int().min(1),
    em: instante,
    usuario: z.string().max(120),
    funcao: z.string().max(120),
    acao: z.string().max(120),
    objeto: z.string().max(200).nullable(),
    antes: pessoal('TEXTO', z.string()).nullable(),
    depois: pessoal('TEXTO', z.string()).nullable(),
    ip: z.string().max(45).nullable(),
    terminal: z.string().max(200).nullable(),
  })
  .meta({ id: 'AtoLegado', description: 'Um ato importado do sistema anterior, como ele o registrou' });

/** What came from the system before, the most recent first (TR 6.2; docs/adr/0031). Looking at it is an act of this one. */
export default rota({
  contexto: 'comum',
  nome: 'listar-auditoria-legada',
  operationId: 'listarAuditoriaLegada',
  resumo: 'Procura nos atos importados do sistema anterior',
  descricao: 'O total para em 10.000: com mais do que isso, restrinja a procura. A própria consulta fica registrada.',
  metodo: 'GET',
  caminho: '/auditoria/legado',
  confianca: 'operador',
  permissao: { funcao: 'auditoria', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({
    usuario: texto(120).optional().meta({ description: 'Começo do nome ou do usuário de quem fez' }),
    funcao: texto(80).optional().meta({ description: 'Começo do nome da função' }),
    objeto: texto(100).optional().meta({ description: 'Começo do objeto' }),
    ip: enderecoOuRede.optional(),
    de: data.optional(),
    ate: data.optional(),
    pagina,
    porPagina,
  }),
  resposta: paginado(atoLegado),
  erros: {},
  exemplo: {
    consulta: { usuario: 'JOSE', de: '2019-01-01', ate: '2019-12-31' },
    resposta: {
      itens: [{ origem: 'LEGADO', arquivo: 'log-2019.csv', linha: 1412, em: '2019-01-15T10:15:00.000Z', usuario: 'JOSE', funcao: 'CADASTRO', acao: 'ALTERAR', objeto: 'LIG 1234', antes: 'RUA A', depois: 'RUA B', ip: '10.2.3.4', terminal: 'CAIXA-02' }],
      pagina: 1,
      porPagina: 50,
      total: 1,
    },
  },
  execucao: naApi('Ninguém consegue ver o que foi feito no sistema anterior.'),
});

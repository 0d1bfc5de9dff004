import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data, pagina, paginado, porPagina } from '../esquemas.ts';
import { casoDeFraude, codigoDaRegra, comecoDoNome, EXEMPLO_CASO, situacaoDoCaso } from '../esquemas-fraude.ts';
import { naApi } from '../execucao.ts';

/** The cases: what waits for somebody first, the highest score before. */
export default rota({
  contexto: 'gerencial',
  nome: 'listar-casos-fraude',
  operationId: 'listarCasosDeFraude',
  resumo: 'Lista os casos da caça-fraude',
  metodo: 'GET',
  caminho: '/fraudes/casos',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({
    situacao: situacaoDoCaso.optional(),
    regra: codigoDaRegra.optional(),
    usuario: comecoDoNome.optional().meta({ description: 'Começo do nome de quem o caso traz' }),
    dono: comecoDoNome.optional().meta({ description: 'Começo do nome de quem assumiu' }),
    de: data.optional().meta({ description: 'Aberto desde' }),
    ate: data.optional(),
    pagina,
    porPagina,
  }),
  resposta: paginado(casoDeFraude),
  erros: {},
  exemplo: { consulta: { situacao: 'ABERTO' }, resposta: { itens: [EXEMPLO_CASO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('O controle interno não vê o que a caça-fraude achou.'),
});

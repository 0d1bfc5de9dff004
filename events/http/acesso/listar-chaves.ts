import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { pagina, paginado, porPagina } from '../esquemas.ts';
import { chaveDeApi, EXEMPLO_CHAVE, situacaoDaChave } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** The keys by which other systems call, the most recent first: what each may, who made it, when it was last used. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-chaves',
  operationId: 'listarChaves',
  resumo: 'Lista as chaves de outros sistemas',
  metodo: 'GET',
  caminho: '/chaves-de-api',
  confianca: 'operador',
  permissao: { funcao: 'chave-de-api', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ situacao: situacaoDaChave.optional(), pagina, porPagina }),
  resposta: paginado(chaveDeApi),
  erros: {},
  exemplo: { consulta: { situacao: 'ATIVA' }, resposta: { itens: [EXEMPLO_CHAVE], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('Ninguém vê que outros sistemas podem entrar.'),
});

import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data, pagina, paginado, porPagina } from '../esquemas.ts';
import { EXEMPLO_RETORNO, retorno, situacaoRetorno } from '../esquemas-arquivos.ts';
import { naApi } from '../execucao.ts';

/** The bank return files received, the most recent first; `chave` finds the one that was sent. */
export default rota({
  contexto: 'arrecadacao',
  nome: 'listar-retornos',
  operationId: 'listarRetornos',
  resumo: 'Lista os arquivos de retorno bancário',
  metodo: 'GET',
  caminho: '/retornos',
  confianca: 'operador',
  permissao: { funcao: 'retorno', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ situacao: situacaoRetorno.optional(), chave: z.string().min(1).max(1024).optional(), de: data.optional(), ate: data.optional(), pagina, porPagina }),
  resposta: paginado(retorno),
  erros: {},
  exemplo: { consulta: { situacao: 'PROCESSADO' }, resposta: { itens: [EXEMPLO_RETORNO], pagina: 1, porPagina: 50, total: 1 } },
  execucao: naApi('A tesouraria não confere os arquivos do banco.'),
});

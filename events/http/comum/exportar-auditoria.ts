import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { contagem, idGrandeNoEndereco } from '../esquemas.ts';
import { naApi } from '../execucao.ts';
import { procura } from './listar-auditoria.ts';

/**
 * The whole of what a search of the audit finds, as a spreadsheet opens it, in parts that are put one after the other (003 6.2.18, 6.5.23.15). Taking it away is an act
 * of its own, written for each part before it is answered, and asks for a privilege besides the right to look. What the caller may not see whole is masked in it.
 */
export default rota({
  contexto: 'comum',
  nome: 'exportar-auditoria',
  operationId: 'exportarAuditoria',
  resumo: 'Exporta, em CSV, tudo o que uma procura na auditoria acha',
  descricao:
    'Vem em partes, do ato mais recente ao mais antigo: junte o "texto" de cada uma e chame de novo com o que vier em "continua", até vir null. Só a primeira traz os títulos. Cada parte fica registrada.',
  metodo: 'GET',
  caminho: '/auditoria/exportacao',
  confianca: 'operador',
  permissao: { funcao: 'auditoria', acao: 'consultar', privilegios: ['auditoria:exportar'], semLugar: true },
  consulta: z.strictObject({ ...procura, continua: idGrandeNoEndereco.optional().meta({ description: 'O que veio em "continua" da parte anterior' }) }),
  resposta: z.strictObject({
    nome: z.string().max(120).meta({ description: 'Nome do arquivo' }),
    texto: z.string().max(6_000_000).meta({ description: 'Linhas de CSV: ponto e vírgula, UTF-8, CRLF' }),
    linhas: contagem,
    continua: z.int().min(1).nullable(),
  }),
  erros: {},
  exemplo: {
    consulta: { resultado: 'RECUSADO' },
    resposta: { nome: 'auditoria-2026-11-20.csv', texto: '\uFEFFNº;Quando\r\n1412;20/11/2026 09:30:00\r\n', linhas: 1, continua: null },
  },
  execucao: naApi('Ninguém consegue levar a auditoria para uma planilha.'),
});

import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { EXEMPLO_POLITICA, politicaDeMascaras } from '../esquemas-titular.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Changes what is masked, from today on. The policy before and after, and why, are in the audit. */
export default rota({
  contexto: 'cadastro',
  nome: 'mudar-politica-dados',
  operationId: 'mudarPoliticaDados',
  resumo: 'Muda o que sai mascarado e os padrões próprios',
  descricao: 'Vale em segundos para todos. Um padrão é escrito em uma linguagem em que nada é lento: # algarismo, A letra, X um ou outro, + repete.',
  metodo: 'PUT',
  caminho: '/dados-pessoais/politica',
  confianca: 'operador',
  permissao: { funcao: 'dado-pessoal', acao: 'alterar', semLugar: true },
  corpo: z.strictObject({ politica: politicaDeMascaras, versao: versaoLida, motivo }),
  resposta: politicaDeMascaras.extend({ versao: versaoLida }),
  erros: {
    'politica/mudou': MUDOU,
    'padrao/invalido': { status: 422, descricao: 'Um padrão ou a máscara dele não está certo' },
    'politica/invalida': { status: 422, descricao: 'A política não está certa' },
  },
  idempotente: true,
  exemplo: { corpo: { politica: EXEMPLO_POLITICA, versao: EXEMPLO_DE_VERSAO, motivo: 'RG aparece em observações' }, resposta: { ...EXEMPLO_POLITICA, versao: EXEMPLO_DE_VERSAO } },
  execucao: naApi('O que está mascarado não pode mudar.', idempotencia),
});

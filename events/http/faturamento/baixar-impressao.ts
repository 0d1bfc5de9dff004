import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, redirecionamento } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** The print file of a cycle: too large for an answer, so the browser is sent to a short-lived signed address. */
export default rota({
  contexto: 'faturamento',
  nome: 'baixar-impressao',
  operationId: 'baixarImpressao',
  resumo: 'Baixa o arquivo de impressão de um ciclo',
  metodo: 'GET',
  caminho: '/ciclos/{ciclo}/impressao',
  confianca: 'operador',
  permissao: { funcao: 'ciclo', acao: 'consultar', semLugar: true },
  auditada: { objeto: 'ciclo:{ciclo}' },
  params: z.strictObject({ ciclo: idNoEndereco }),
  consulta: z.strictObject({ volume: idNoEndereco.optional() }),
  resposta: redirecionamento,
  status: 302,
  erros: {
    'ciclo/nao-encontrado': { status: 404, descricao: 'Não há ciclo com este número' },
    'ciclo/sem-impressao': { status: 409, descricao: 'O arquivo de impressão ainda não está pronto' },
  },
  exemplo: { params: { ciclo: '1' }, consulta: { volume: '1' }, resposta: { local: 'https://documentos.example/impressao/1-2026-05.pdf?X-Amz-Signature=exemplo' } },
  execucao: naApi('A gráfica não recebe o arquivo do grupo.', { balde: 'documentos', acesso: 'ler' }),
});

import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco, pagina, paginado, porPagina, referencia } from '../esquemas.ts';
import { arquivoDeLeitura } from '../esquemas-arquivos.ts';
import { naApi } from '../execucao.ts';

/** The reading files received, the most recent first; `chave` finds the one that was sent. */
export default rota({
  contexto: 'leitura',
  nome: 'listar-arquivos-leitura',
  operationId: 'listarArquivosLeitura',
  resumo: 'Lista os arquivos de leituras recebidos',
  metodo: 'GET',
  caminho: '/leituras/arquivos',
  confianca: 'operador',
  permissao: { funcao: 'leitura-arquivo', acao: 'consultar', semLugar: true },
  consulta: z.strictObject({ chave: z.string().min(1).max(1024).optional(), grupo: idNoEndereco.optional(), referencia: referencia.optional(), pagina, porPagina }),
  resposta: paginado(arquivoDeLeitura),
  erros: {},
  exemplo: {
    consulta: { referencia: '2026-05' },
    resposta: {
      itens: [{ id: 1, nome: 'grupo-1-2026-05.txt', chave: 'leituras/3f1c7a52-grupo-1-2026-05.txt', layout: 'NASCENTE-1', grupo: 1, referencia: '2026-05', situacao: 'PROCESSADO', linhas: 520, aceitas: 517, sinalizadas: 9, recusadas: 3, motivo: null, recebidoEm: '2026-05-11T18:00:00-03:00' }],
      pagina: 1,
      porPagina: 50,
      total: 1,
    },
  },
  execucao: naApi('Não se vê o que aconteceu com as leituras enviadas.'),
});

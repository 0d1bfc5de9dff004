import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { contagem, idNoEndereco, pagina, paginado, porPagina } from '../esquemas.ts';
import { arquivoDeLeitura } from '../esquemas-arquivos.ts';
import { naApi } from '../execucao.ts';

/** The report of a reading file: what was accepted, flagged and refused, naming the line. */
export default rota({
  contexto: 'leitura',
  nome: 'mostrar-arquivo-leitura',
  operationId: 'mostrarArquivoLeitura',
  resumo: 'Mostra o relatório de um arquivo de leituras, linha por linha',
  metodo: 'GET',
  caminho: '/leituras/arquivos/{id}',
  confianca: 'operador',
  permissao: { funcao: 'leitura-arquivo', acao: 'consultar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  consulta: z.strictObject({ resultado: z.enum(['SINALIZADA', 'RECUSADA']).optional(), pagina, porPagina }),
  resposta: z.strictObject({
    arquivo: arquivoDeLeitura,
    linhas: paginado(
      z.strictObject({
        linha: contagem,
        resultado: z.enum(['SINALIZADA', 'RECUSADA']),
        codigo: z.string().max(80),
        mensagem: z.string().max(500),
        conteudo: z.string().max(1000),
      }),
    ),
  }),
  erros: { 'arquivo/nao-encontrado': { status: 404, descricao: 'Não há arquivo com este número' } },
  exemplo: {
    params: { id: '1' },
    consulta: { resultado: 'RECUSADA' },
    resposta: {
      arquivo: { id: 1, nome: 'grupo-1-2026-05.txt', chave: 'leituras/3f1c7a52-grupo-1-2026-05.txt', layout: 'NASCENTE-1', grupo: 1, referencia: '2026-05', situacao: 'PROCESSADO', linhas: 520, aceitas: 517, sinalizadas: 9, recusadas: 3, motivo: null, recebidoEm: '2026-05-11T18:00:00-03:00' },
      linhas: {
        itens: [{ linha: 87, resultado: 'RECUSADA', codigo: 'leitura/ligacao-desconhecida', mensagem: 'Não há ligação com o CDC 999: confira o cadastro.', conteudo: '2000000999' }],
        pagina: 1,
        porPagina: 50,
        total: 1,
      },
    },
  },
  execucao: naApi('Linhas recusadas não são vistas e as ligações iriam pela média.'),
});

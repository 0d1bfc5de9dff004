import { rota } from '../../contrato.ts';
import { envioDeArquivo, pedidoDeEnvio } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Puts a reading file in the inbox; what becomes of it is asked by `chave`. */
export default rota({
  contexto: 'leitura',
  nome: 'enviar-leituras',
  operationId: 'enviarLeituras',
  resumo: 'Envia um arquivo de leituras',
  descricao: 'Um arquivo pequeno vai no próprio pedido, em base64; para um maior, omita `conteudo` e envie os bytes por PUT ao endereço da resposta.',
  metodo: 'POST',
  caminho: '/leituras/arquivos',
  confianca: 'operador',
  permissao: { funcao: 'leitura-arquivo', acao: 'incluir', semLugar: true },
  corpo: pedidoDeEnvio,
  resposta: envioDeArquivo,
  status: 202,
  erros: { 'arquivo/tamanho-nao-confere': { status: 422, descricao: 'O conteúdo não tem o tamanho anunciado' } },
  idempotente: true,
  exemplo: {
    corpo: { nome: 'grupo-1-2026-05.txt', tamanho: 11, conteudo: 'bGluaGEgdW0NCg==' },
    resposta: { chave: 'leituras/3f1c7a52-grupo-1-2026-05.txt' },
  },
  execucao: naApi('Leituras não entram pela tela; a caixa de entrada continua recebendo.', idempotencia, { balde: 'entrada', acesso: 'escrever' }),
});

import { rota } from '../../contrato.ts';
import { envioDeArquivo, pedidoDeEnvio } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Puts a bank return file in the inbox; what becomes of it is asked by `chave`. */
export default rota({
  contexto: 'arrecadacao',
  nome: 'enviar-retorno',
  operationId: 'enviarRetorno',
  resumo: 'Envia um arquivo de retorno bancário',
  descricao: 'Um arquivo pequeno vai no próprio pedido, em base64; para um maior, omita `conteudo` e envie os bytes por PUT ao endereço da resposta.',
  metodo: 'POST',
  caminho: '/retornos',
  confianca: 'operador',
  permissao: { funcao: 'retorno', acao: 'incluir', semLugar: true },
  corpo: pedidoDeEnvio,
  resposta: envioDeArquivo,
  status: 202,
  erros: { 'arquivo/tamanho-nao-confere': { status: 422, descricao: 'O conteúdo não tem o tamanho anunciado' } },
  idempotente: true,
  exemplo: {
    corpo: { nome: 'banco-001-000123.ret', tamanho: 11, conteudo: 'bGluaGEgdW0NCg==' },
    resposta: { chave: 'retornos/3f1c7a52-banco-001-000123.ret' },
  },
  execucao: naApi('Retornos não entram pela tela; a caixa de entrada continua recebendo.', idempotencia, { balde: 'entrada', acesso: 'escrever' }),
});

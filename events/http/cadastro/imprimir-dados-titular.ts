import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { documento } from '../esquemas.ts';
import { DADOS_DO_TITULAR, protocoloNoEndereco } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** All that is kept about the person, as a document to be read: the same data as the file, with what the law wants said of them (LGPD arts. 9º, 18 and 19). */
export default rota({
  ...DADOS_DO_TITULAR,
  nome: 'imprimir-dados-titular',
  operationId: 'imprimirDadosTitular',
  resumo: 'Mostra, em PDF, os dados da pessoa de um pedido de acesso ou portabilidade',
  descricao: 'O documento é para o titular e sai sem máscara, com a finalidade, a base legal, a origem e o compartilhamento dos dados, e como contestá-los. Quem o abriu fica na auditoria.',
  caminho: '/pedidos-titular/{protocolo}/dados/pdf',
  params: z.strictObject({ protocolo: protocoloNoEndereco }),
  resposta: documento,
  binario: 'application/pdf',
  exemplo: { params: { protocolo: '12' }, resposta: { nome: 'dados-do-titular-12.pdf', conteudo: new Uint8Array([37, 80, 68, 70]) } },
  execucao: { ...naApi('A pessoa não recebe em papel os dados que pediu; o arquivo JSON os tem.', { segredo: 'chaves-pessoais' }), memoriaMB: 1024, camada: 'typst' },
});

import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { documento } from '../esquemas.ts';
import { DADOS_DO_TITULAR, protocoloNoEndereco } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** All that is kept about the person, as a file that is handed to the person itself: nothing in it is masked (LGPD arts. 18, II and V, and 19). */
export default rota({
  ...DADOS_DO_TITULAR,
  nome: 'exportar-dados-titular',
  operationId: 'exportarDadosTitular',
  resumo: 'Baixa, em JSON, os dados da pessoa de um pedido de acesso ou portabilidade',
  descricao: 'O arquivo é para o titular e sai sem máscara. Quem o baixou fica na auditoria.',
  caminho: '/pedidos-titular/{protocolo}/dados',
  params: z.strictObject({ protocolo: protocoloNoEndereco }),
  resposta: documento,
  binario: 'application/json',
  exemplo: { params: { protocolo: '12' }, resposta: { nome: 'dados-do-titular-12.json', conteudo: new Uint8Array([123, 125]) } },
  execucao: naApi('A pessoa não recebe os dados que pediu.', { segredo: 'chaves-pessoais' }),
});

import { rota } from '../../contrato.ts';
import { prazosDosPedidos } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** How many requests of titulares wait, and how many are due: numbers alone, which a screen may ask again and again without reading of anybody. */
export default rota({
  contexto: 'cadastro',
  nome: 'contar-prazos-titular',
  operationId: 'contarPrazosTitular',
  resumo: 'Conta os pedidos de titulares que esperam resposta, por prazo',
  metodo: 'GET',
  caminho: '/pedidos-titular/prazos',
  confianca: 'operador',
  permissao: { funcao: 'pedido-titular', acao: 'consultar', semLugar: true },
  resposta: prazosDosPedidos,
  erros: {},
  exemplo: { resposta: { noPrazo: 3, aVencer: 2, vencidos: 0 } },
  execucao: naApi('A tela inicial não avisa dos pedidos que vencem.'),
});

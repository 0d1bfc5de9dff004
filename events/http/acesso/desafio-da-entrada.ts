import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';
import { desafio, EXEMPLO_DE_DESAFIO } from '../esquemas-prova.ts';

/** What the browser works on when a login answers `acesso/prova-exigida`: about a second, without anybody noticing. */
export default rota({
  contexto: 'acesso',
  nome: 'desafio-da-entrada',
  operationId: 'desafioDaEntrada',
  resumo: 'Dá um desafio para a prova de trabalho da entrada',
  descricao: 'Vale por cinco minutos e para uma tentativa. Nada é guardado até a resposta chegar.',
  metodo: 'GET',
  caminho: '/entrar/desafio',
  confianca: 'publico',
  resposta: desafio,
  erros: {},
  exemplo: { resposta: EXEMPLO_DE_DESAFIO },
  execucao: naApi('Quem errou a senha algumas vezes não consegue tentar de novo.', { segredo: 'chave-de-sessao' }),
});

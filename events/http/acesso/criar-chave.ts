import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data, palavras } from '../esquemas.ts';
import { ALEM_DOS_DIREITOS, chaveNova, concessoesPedidas, EXEMPLO_CHAVE_NOVA, EXEMPLO_CONCESSOES, redesDaChave, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** A key for another system. It can do no more than who makes it can at this moment, and it is shown only in this answer. */
export default rota({
  contexto: 'acesso',
  nome: 'criar-chave',
  operationId: 'criarChave',
  resumo: 'Cria uma chave para outro sistema',
  descricao: 'A chave vem inteira só nesta resposta; guarde-a no outro sistema. Quem perde a chave a troca por outra. Envie-a em `Authorization: Bearer`.',
  metodo: 'POST',
  caminho: '/chaves-de-api',
  confianca: 'operador',
  permissao: { funcao: 'chave-de-api', acao: 'incluir', semLugar: true },
  corpo: z.strictObject({ nome: palavras(80, 3), validaAte: data, redes: redesDaChave, concessoes: concessoesPedidas }),
  resposta: chaveNova,
  status: 201,
  erros: {
    ...SO_PESSOA,
    ...ALEM_DOS_DIREITOS,
    'chave/nome-em-uso': { status: 409, descricao: 'Já há uma chave em uso com este nome' },
    'chave/validade': { status: 409, descricao: 'A chave vale no máximo dois anos' },
  },
  sigilosa: true,
  exemplo: { corpo: { nome: 'Site da prefeitura', validaAte: '2027-11-19', redes: ['203.0.113.0/24'], concessoes: EXEMPLO_CONCESSOES }, resposta: EXEMPLO_CHAVE_NOVA },
  execucao: naApi('Nenhum sistema novo passa a usar a API.'),
});

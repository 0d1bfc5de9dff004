import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { naApi } from '../execucao.ts';
import { EXEMPLO_DE_REDE, rede } from '../esquemas-rede.ts';

/** All of them, in force or not, and from where the caller is. */
export default rota({
  contexto: 'acesso',
  nome: 'listar-redes',
  operationId: 'listarRedes',
  resumo: 'Lista as redes de onde se pode entrar, e as negadas',
  descricao: 'Uma rede negada vence. Havendo ao menos uma rede permitida ativa, só se entra por uma delas.',
  metodo: 'GET',
  caminho: '/redes-de-acesso',
  confianca: 'operador',
  permissao: { funcao: 'rede-de-acesso', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({ itens: z.array(rede).max(1000), seuEndereco: z.string().max(50) }),
  erros: {},
  exemplo: { resposta: { itens: [EXEMPLO_DE_REDE], seuEndereco: '200.10.20.7' } },
  execucao: naApi('Ninguém vê de onde se pode entrar no sistema.'),
});

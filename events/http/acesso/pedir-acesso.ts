import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { motivo } from '../esquemas.ts';
import { EXEMPLO_PEDIDO, pedidoDeAcesso, SO_PESSOA } from '../esquemas-direitos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Whoever lacks a right asks for the profile that has it, and says why. */
export default rota({
  contexto: 'acesso',
  nome: 'pedir-acesso',
  operationId: 'pedirAcesso',
  resumo: 'Pede um perfil de acesso',
  metodo: 'POST',
  caminho: '/meus-pedidos-de-acesso',
  confianca: 'operador',
  permissao: 'PROPRIA',
  corpo: z.strictObject({ perfil: z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'escolha um perfil da lista'), motivo }),
  resposta: pedidoDeAcesso,
  status: 201,
  erros: {
    ...SO_PESSOA,
    'perfil/nao-encontrado': { status: 404, descricao: 'O perfil não existe ou não está em uso' },
    'pedido/desnecessario': { status: 409, descricao: 'A pessoa já tem ou já pediu o perfil' },
  },
  idempotente: true,
  exemplo: { corpo: { perfil: 'critica', motivo: 'Passei para o setor de crítica' }, resposta: EXEMPLO_PEDIDO },
  execucao: naApi('Quem precisa de acesso tem de pedir fora do sistema.', idempotencia),
});

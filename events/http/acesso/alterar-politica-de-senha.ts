import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { EXEMPLO_DE_REGRAS, regrasDeAcesso } from '../esquemas-acesso.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** The whole policy at once, in force from now on. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-politica-de-senha',
  operationId: 'alterarPoliticaDeSenha',
  resumo: 'Altera a política de senhas e de sessões',
  descricao: 'Vale já: uma validade nova alcança também as senhas que já existem, contada do dia em que cada uma foi escolhida. As senhas em uso continuam valendo até a troca.',
  metodo: 'PUT',
  caminho: '/politica-de-senha',
  confianca: 'operador',
  permissao: { funcao: 'politica-de-acesso', acao: 'alterar', semLugar: true },
  idempotente: true,
  corpo: regrasDeAcesso.extend({ versao: versaoLida, motivo }),
  resposta: regrasDeAcesso.extend({ versao: versaoLida }),
  erros: {
    'politica-de-senha/mudou': MUDOU,
    'politica-de-senha/fora-do-limite': { status: 422, descricao: 'A política passa dos limites que protegem as contas' } },
  exemplo: {
    corpo: { ...EXEMPLO_DE_REGRAS, versao: EXEMPLO_DE_VERSAO, motivo: 'Portaria 12/2026' },
    resposta: { ...EXEMPLO_DE_REGRAS, versao: EXEMPLO_DE_VERSAO },
  },
  execucao: naApi('Ninguém consegue mudar as regras de senha.', idempotencia),
});

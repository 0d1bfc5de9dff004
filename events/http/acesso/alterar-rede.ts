import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, idNoEndereco, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { idempotencia, naApi } from '../execucao.ts';
import { descricaoDaRede, EXEMPLO_DE_REDE, rede } from '../esquemas-rede.ts';

/** Puts a network in force or out of it; it is never deleted, so that who reads the audit finds it. */
export default rota({
  contexto: 'acesso',
  nome: 'alterar-rede',
  operationId: 'alterarRede',
  resumo: 'Liga, desliga ou descreve de novo uma rede de acesso',
  metodo: 'PUT',
  caminho: '/redes-de-acesso/{id}',
  confianca: 'operador',
  permissao: { funcao: 'rede-de-acesso', acao: 'alterar', semLugar: true },
  idempotente: true,
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ ativa: z.boolean(), descricao: descricaoDaRede, versao: versaoLida, motivo }),
  resposta: rede,
  erros: {
    'rede/mudou': MUDOU,
    'rede/inexistente': { status: 404, descricao: 'Não há rede com este número' },
    'rede/fecharia-quem-altera': { status: 422, descricao: 'As redes assim fechariam o acesso de quem as altera' },
  },
  exemplo: { params: { id: 3 }, corpo: { ativa: false, descricao: 'Sede', versao: EXEMPLO_DE_VERSAO, motivo: 'O contrato do enlace terminou' }, resposta: { ...EXEMPLO_DE_REDE, ativa: false } },
  execucao: naApi('Ninguém consegue mudar de onde se entra no sistema.', idempotencia),
});

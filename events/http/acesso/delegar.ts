import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { ALEM_DOS_DIREITOS, concessoesPedidas, DADO_A_ALGUEM, DADO_A_ALGUEM_RECUSADO, delegacaoFeita, EXEMPLO_CONCESSOES, EXEMPLO_DELEGACAO, PAR_SEGREGADO, SO_PESSOA } from '../esquemas-direitos.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Part of what the person holds, to another, from one day to another. Whatever he loses meanwhile, the other loses too. */
export default rota({
  contexto: 'acesso',
  nome: 'delegar',
  operationId: 'delegar',
  resumo: 'Empresta direitos a outra pessoa',
  metodo: 'POST',
  caminho: '/minhas-delegacoes',
  confianca: 'operador',
  permissao: 'PROPRIA',
  corpo: z.strictObject({ ...DADO_A_ALGUEM, concessoes: concessoesPedidas }),
  resposta: delegacaoFeita,
  status: 201,
  erros: {
    ...SO_PESSOA,
    ...ALEM_DOS_DIREITOS,
    ...PAR_SEGREGADO,
    ...DADO_A_ALGUEM_RECUSADO,
    'delegacao/a-si-mesmo': { status: 409, descricao: 'Ninguém empresta a si mesmo' },
  },
  idempotente: true,
  exemplo: { corpo: { pessoa: EXEMPLO_DELEGACAO.delegado.id, de: '2026-12-01', ate: '2026-12-15', motivo: 'Férias de dezembro', concessoes: EXEMPLO_CONCESSOES }, resposta: EXEMPLO_DELEGACAO },
  execucao: naApi('Quem sai de férias não deixa quem faça o seu trabalho.', idempotencia),
});

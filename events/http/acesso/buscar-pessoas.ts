import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { texto } from '../esquemas.ts';
import { EXEMPLO_PEDIDO, idDePessoa, SO_PESSOA } from '../esquemas-direitos.ts';
import { naApi } from '../execucao.ts';

/** Active colleagues by a part of the name: to whom one lends. Nothing of them but what the audit shows of everybody. */
export default rota({
  contexto: 'acesso',
  nome: 'buscar-pessoas',
  operationId: 'buscarPessoas',
  resumo: 'Procura pessoas que trabalham no sistema',
  metodo: 'GET',
  caminho: '/pessoas',
  confianca: 'operador',
  permissao: 'PROPRIA',
  consulta: z.strictObject({ busca: texto(80, 2) }),
  resposta: z.strictObject({ itens: z.array(z.strictObject({ id: idDePessoa, nome: z.string().max(120), login: z.string().max(40) })).max(20) }),
  erros: {
    ...SO_PESSOA,
  },
  exemplo: { consulta: { busca: 'Marina' }, resposta: { itens: [{ ...EXEMPLO_PEDIDO.pessoa, login: 'celio' }] } },
  execucao: naApi('Ninguém escolhe a quem emprestar nem a quem conceder.'),
});

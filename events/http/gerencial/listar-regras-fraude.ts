import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_REGRA, regraDeFraude } from '../esquemas-fraude.ts';
import { naApi } from '../execucao.ts';

/** The rules, with what may be chosen of each. */
export default rota({
  contexto: 'gerencial',
  nome: 'listar-regras-fraude',
  operationId: 'listarRegrasDeFraude',
  resumo: 'Lista as regras da caça-fraude',
  metodo: 'GET',
  caminho: '/fraudes/regras',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({ itens: z.array(regraDeFraude).max(50) }),
  erros: {},
  exemplo: { resposta: { itens: [EXEMPLO_REGRA] } },
  execucao: naApi('O controle interno não vê os limites das regras.'),
});

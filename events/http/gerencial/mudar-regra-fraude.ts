import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { EXEMPLO_DE_VERSAO, motivo, MUDOU, versaoLida } from '../esquemas.ts';
import { codigoDaRegra, EXEMPLO_REGRA, regraDeFraude } from '../esquemas-fraude.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Changes the thresholds, the weight or the use of a rule: the audit keeps before, after and why. */
export default rota({
  contexto: 'gerencial',
  nome: 'mudar-regra-fraude',
  operationId: 'mudarRegraDeFraude',
  resumo: 'Muda uma regra da caça-fraude',
  descricao: 'Um parâmetro que não vem fica como está. Vale da próxima rodada em diante; os casos que já existem não mudam.',
  metodo: 'PUT',
  caminho: '/fraudes/regras/{regra}',
  confianca: 'operador',
  permissao: { funcao: 'caca-fraude', acao: 'alterar', semLugar: true },
  params: z.strictObject({ regra: codigoDaRegra }),
  corpo: z.strictObject({
    ativa: z.boolean(),
    peso: z.int().min(0).max(100),
    parametros: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/, 'use o nome do parâmetro, como vem na lista de regras'), z.int().min(0).max(1_000_000)),
    versao: versaoLida,
    motivo,
  }),
  resposta: regraDeFraude,
  erros: { 'fraude/regra-mudou': MUDOU, 'fraude/parametro-invalido': { status: 422, descricao: 'Um parâmetro não existe na regra, ou está fora dos seus limites' } },
  idempotente: true,
  exemplo: {
    params: { regra: 'R6' },
    corpo: { ativa: true, peso: 80, parametros: { dias: 60 }, versao: EXEMPLO_DE_VERSAO, motivo: 'Crítica de setembro ainda em exame' },
    resposta: { ...EXEMPLO_REGRA, parametros: [{ ...EXEMPLO_REGRA.parametros[0], valor: 60 }], alteradaEm: '2026-11-21T12:00:00.000Z', alteradaPor: 'Marina Duarte (demonstração)' },
  },
  execucao: naApi('Uma regra com limite errado continua como está.', idempotencia),
});

import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { data, EXEMPLO_DE_VERSAO, versaoLida } from '../esquemas.ts';
import { naApi } from '../execucao.ts';

/** As the row of comum.parametro has it; its limits are of `conferirRetencao` (domain/comum/retencao-da-auditoria.ts). */
export const retencaoDaAuditoria = z
  .strictObject({ meses: z.int().min(0).max(100_000).nullable().meta({ description: 'Meses completos que os atos ficam no banco; null: sempre' }) })
  .meta({ id: 'RetencaoDaAuditoria' });

/** For how long the acts can be searched, and since when they cannot. */
export default rota({
  contexto: 'comum',
  nome: 'mostrar-retencao-auditoria',
  operationId: 'mostrarRetencaoAuditoria',
  resumo: 'Mostra por quanto tempo os atos ficam no banco',
  metodo: 'GET',
  caminho: '/auditoria/retencao',
  confianca: 'operador',
  permissao: { funcao: 'auditoria', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({
    ...retencaoDaAuditoria.shape,
    versao: versaoLida,
    guardadosAte: data.nullable().meta({ description: 'Último dia cujos atos já saíram do banco e estão só na guarda; null: nenhum' }),
  }),
  erros: {},
  exemplo: { resposta: { meses: 60, versao: EXEMPLO_DE_VERSAO, guardadosAte: null } },
  execucao: naApi('Ninguém vê por quanto tempo os atos ficam no banco.'),
});

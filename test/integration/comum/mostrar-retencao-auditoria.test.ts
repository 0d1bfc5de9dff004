import { beforeAll, expect, test } from 'vitest';
import { RETENCAO_PADRAO } from '../../../domain/comum/retencao-da-auditoria.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { auditoriaAntiga } from '../../fixture/auditoria-antiga.ts';
import { bancoDeTeste } from '../../fixture/banco.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app', { banco: bancoDeTeste });
let chamar: ReturnType<typeof clienteDe>;
const mostrar = async () => (await chamar({ metodo: 'GET', caminho: '/auditoria/retencao' })).json;
beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/comum/mostrar-retencao-auditoria/handler.ts')).handler]);
});

test('the product comes with the time of the rule, and says the last day that is in the bucket alone', async () => {
  expect(await mostrar()).toEqual({ ...RETENCAO_PADRAO, versao: expect.any(String) as string, guardadosAte: null });
  await auditoriaAntiga(casa().banco, casa().lote, [70, 3]);
  const { rows } = await casa().lote.query<{ dia: string }>(`SELECT (max(em) AT TIME ZONE 'America/Sao_Paulo')::date AS dia FROM comum.auditoria WHERE id <= 4`);
  const { guardarAuditoria } = await import('../../../layers/auditoria/guardar.ts');
  await guardarAuditoria({ pool: casa().lote, guarda: 'guarda' });
  expect(await mostrar()).toEqual({ ...RETENCAO_PADRAO, versao: expect.any(String) as string, guardadosAte: rows[0]?.dia });
});

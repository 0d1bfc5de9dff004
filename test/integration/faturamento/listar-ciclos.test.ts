import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/listar-ciclos/handler.ts')]);
const ids = async (consulta = '') => {
  const { json } = await f().ler('/ciclos', consulta);
  return [(json['itens'] as { id: number }[]).map((c) => c.id), json['total']];
};

test('lists what each cycle came to, and narrows by grupo, month and state', async () => {
  const { json } = await f().ler('/ciclos');
  const [{ valor, pendentes, ligacoes }] = (await f().sql(
    `SELECT (SELECT sum(valor)::bigint FROM faturamento.previa WHERE ciclo = 1 AND situacao = 1) AS valor, (SELECT count(*)::integer FROM faturamento.apontamento WHERE ciclo = 1 AND situacao = 'PENDENTE') AS pendentes,
            (SELECT count(*)::integer FROM faturamento.previa WHERE ciclo = 1) AS ligacoes`,
  )) as [{ valor: string; pendentes: number; ligacoes: number }];
  expect((json['itens'] as unknown[])[0]).toMatchObject({ id: 1, grupo: 1, referencia: CIDADE.referencia, situacao: 'EM_CRITICA', abertoPor: 'sistema:abrir-ciclos', ligacoes, valor: Number(valor), apontamentosPendentes: pendentes });
  expect(await ids()).toEqual([[1, 2], 2]);
  expect(await ids('grupo=2')).toEqual([[2], 1]);
  expect(await ids('situacao=EM_CRITICA&referencia=2026-11')).toEqual([[1], 1]);
  expect(await ids('referencia=2026-10')).toEqual([[], 0]);
  expect(await ids('porPagina=1&pagina=2')).toEqual([[2], 2]);
});

import { expect, test } from 'vitest';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { comBanco } from '../../fixture/banco.ts';
import { bancoDaCidade, CIDADE } from '../../fixture/cidade.ts';

const bd = comBanco(bancoDaCidade);

test('the town stands where it says, with no invariant broken', async () => {
  const { rows } = await bd.banco.pool('nascente_leitura').query('SELECT id, grupo, situacao FROM faturamento.ciclo ORDER BY id');
  expect(rows).toEqual([
    { id: CIDADE.emCritica.ciclo, grupo: CIDADE.emCritica.grupo, situacao: 'EM_CRITICA' },
    { id: CIDADE.emitido.ciclo, grupo: CIDADE.emitido.grupo, situacao: 'EMITIDO' },
  ]);
  const violadas = (await verificar(bd.banco.pool('nascente_leitura'))).filter((v) => v.violacoes > 0);
  expect(violadas).toEqual([]);
});

test('every way in which a bill may come out stands in it', async () => {
  const { rows } = await bd.banco.pool('nascente_leitura').query<{ tipos: number[]; consumos: number[]; situacoes: number[]; regras: string[] }>(
    `SELECT array_agg(DISTINCT tipo_faturamento::integer) AS tipos, array_agg(DISTINCT tipo_consumo::integer) AS consumos, array_agg(DISTINCT situacao::integer) AS situacoes,
            (SELECT array_agg(DISTINCT regra) FROM faturamento.apontamento) AS regras
       FROM faturamento.previa`,
  );
  expect(rows[0]).toMatchObject({ consumos: expect.arrayContaining([1, 2, 4]) as number[], situacoes: [1, 2, 3] });
  expect(rows[0]?.regras).toEqual(expect.arrayContaining(['CONSUMO_ALTO', 'MASTER_NEGATIVO', 'MEDICAO', 'OCORRENCIA']));
});

import { beforeAll, expect, test } from 'vitest';
import { comGente, dia, RECUSADO } from './gente.ts';

const gente = comGente(async () => [(await import('../../../functions/acesso/listar-delegacoes/handler.ts')).handler]);
let [lia, rui] = ['', ''];
const situacoes = async (consulta = '') => ((await gente().como('adm', { metodo: 'GET', caminho: '/delegacoes', consulta })).json as { itens: { situacao: string }[] }).itens.map((d) => d.situacao);

beforeAll(async () => {
  [lia, rui] = [await gente().pessoa('lia'), await gente().pessoa('rui')];
  const adm = await gente().pessoa('adm', [{ funcao: 'delegacao', acoes: ['consultar'] }]);
  for (const [a, b, de, ate, fim] of [[lia, rui, -9, -1, false], [rui, lia, 1, 2, false], [adm, rui, 0, 0, false], [lia, adm, 0, 9, true]] as const) {
    await gente().sql(`INSERT INTO acesso.delegacao (delegante, delegado, de, ate, motivo, criada_por, encerrada_em) VALUES ($1, $2, $3, $4, 'férias', $1, CASE WHEN $5 THEN clock_timestamp() END)`, [a, b, dia(de), dia(ate), fim]);
  }
});

test('what is in course first, then what is to come, then what is over', async () => {
  expect(await situacoes()).toEqual(['VIGENTE', 'FUTURA', 'TERMINADA', 'ENCERRADA']);
});

test('by person, on either side, and by situation', async () => {
  expect(await situacoes(`pessoa=${lia}`)).toEqual(['FUTURA', 'TERMINADA', 'ENCERRADA']);
  expect(await situacoes('situacao=TERMINADA')).toEqual(['TERMINADA']);
});

test('whoever may not is refused', async () => {
  expect(await gente().como('lia', { metodo: 'GET', caminho: '/delegacoes' })).toMatchObject(RECUSADO);
});

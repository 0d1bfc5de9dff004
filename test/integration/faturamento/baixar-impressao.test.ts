import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/baixar-impressao/handler.ts')]);
const { ciclo } = CIDADE.emitido;
const baixar = (consulta = '', em: number = ciclo) => f().ler(`/ciclos/${em}/impressao`, consulta);

test('there is none before the cycle is printed', async () => {
  const r = await baixar();
  expect([r.statusCode, r.json['codigo']]).toEqual([409, 'ciclo/sem-impressao']);
  expect((await baixar('', 99)).json['codigo']).toBe('ciclo/nao-encontrado');
});

test('each volume is at a signed address that a browser opens without credentials', async () => {
  const volumes = [1, 2].map((n) => ({ chave: `impressao/${ciclo}/volume-${n}.pdf`, paginas: 10 }));
  for (const { chave } of volumes) await f().s3.por('documentos', chave, `%PDF ${chave}`);
  await f().sql(`UPDATE faturamento.ciclo SET situacao = 'IMPRESSO', impresso_em = now(), impressao = $2 WHERE id = $1`, [ciclo, JSON.stringify({ volumes })]);
  for (const [consulta, n] of [['', 1], ['volume=1', 1], ['volume=2', 2]] as const) {
    const r = await baixar(consulta);
    expect(r.statusCode).toBe(302);
    const documento = await fetch(String(r.headers?.['location']));
    expect(await documento.text()).toBe(`%PDF impressao/${ciclo}/volume-${n}.pdf`);
    expect(documento.headers.get('content-disposition')).toBe(`inline; filename="contas-ciclo-${ciclo}-volume-${n}.pdf"`);
  }
  const alem = await baixar('volume=3');
  expect([alem.statusCode, alem.json['codigo']]).toEqual([409, 'ciclo/sem-impressao']);
});

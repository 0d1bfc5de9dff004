import { expect, test } from 'vitest';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/resumo-ciclo/handler.ts')]);
type Resumo = {
  readonly faturas: number;
  readonly valor: number;
  readonly porRubrica: readonly { readonly rubrica: number; readonly valor: number }[];
  readonly aberto: { readonly faturas: number; readonly valor: number };
  readonly pago: { readonly faturas: number; readonly valor: number };
};
const resumo = async (ciclo: number) => (await f().ler(`/ciclos/${ciclo}/resumo`)).json as Resumo;

test('an issued cycle comes to its bills: rubricas, open and paid add up to the value', async () => {
  const r = await resumo(CIDADE.emitido.ciclo);
  const [b] = (await f().sql('SELECT count(*)::integer AS n, sum(valor)::integer AS valor FROM faturamento.fatura WHERE ciclo = 2')) as [{ n: number; valor: number }];
  expect([r.faturas, r.valor]).toEqual([b.n, b.valor]);
  expect(r.porRubrica.reduce((s, x) => s + x.valor, 0)).toBe(b.valor);
  expect(r).toMatchObject({ aberto: { faturas: b.n, valor: b.valor }, pago: { faturas: 0, valor: 0 }, creditos: { quantidade: 0, valor: 0 }, criticas: { pendentes: 0 } });
});

test('before the issue the rubricas are those of the prévias', async () => {
  const r = await resumo(CIDADE.emCritica.ciclo);
  expect(r.porRubrica.map((x) => x.rubrica)).toEqual([1, 2, 3]);
  expect(r.porRubrica.reduce((s, x) => s + x.valor, 0)).toBe(r.valor);
  expect(r).toMatchObject({ situacao: 'EM_CRITICA', aberto: { faturas: 0, valor: 0 } });
});

test('what was paid leaves what is open, and credits are counted', async () => {
  await f().sql(`
    INSERT INTO arrecadacao.arquivo (sha256, conjunto, nome, chave, situacao, convenio, banco, nsa, registros, registros_trailer, valor_trailer, valor_lido, valor_lancado, recebido_em, data_contabil)
    VALUES (sha256('x'), 0, 'x.ret', 'x', 'PROCESSADO', 1, 104, 1, 1, 1, 5000000, 5000000, 5000000, now(), '2026-11-19')`);
  await f().sql(`
    WITH paga AS (DELETE FROM faturamento.fatura_aberta WHERE aviso = (SELECT min(aviso) FROM faturamento.fatura_aberta) RETURNING aviso, cdc, valor),
         p AS (INSERT INTO arrecadacao.pagamento (id, valor, aviso, cdc, arquivo, linha, nsr, data_pagamento, quitado, destino, forma, meio)
               SELECT a.id * 10000000::bigint + 2, paga.valor + 700, paga.aviso, paga.cdc, a.id, 2, 1, '2026-11-18', paga.valor, 1, '1', '1' FROM paga, arrecadacao.arquivo a RETURNING id, cdc)
    INSERT INTO arrecadacao.credito (pagamento, cdc, tipo, valor) SELECT id, cdc, 'EXCEDENTE', 700 FROM p`);
  const r = await resumo(CIDADE.emitido.ciclo);
  expect(r.pago.faturas).toBe(1);
  expect(r.pago.valor + r.aberto.valor).toBe(r.valor);
  expect(r).toMatchObject({ creditos: { quantidade: 1, valor: 700 } });
});

test('an unknown cycle is refused', async () => {
  expect((await f().ler('/ciclos/99/resumo')).json['codigo']).toBe('ciclo/nao-encontrado');
});

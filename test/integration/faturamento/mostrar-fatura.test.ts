import { expect, test } from 'vitest';
import { analisarArrecadacao } from '../../../domain/arrecadacao/analisar-arrecadacao.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/mostrar-fatura/handler.ts')]);
type Mostrada = {
  readonly valor: number;
  readonly componentes: readonly { readonly valor: number }[];
  readonly memoria: { readonly linhas: readonly { readonly valor: string }[] };
  readonly codigoDeBarras: string;
};
const mostrar = (aviso: number) => f().ler(`/faturas/${aviso}`);

test('every bill of the town is shown with a calculation that comes to its value and a code that charges it', async () => {
  const todas = await f().sql<{ aviso: string }>('SELECT aviso FROM faturamento.fatura ORDER BY aviso');
  expect(todas.length).toBeGreaterThan(150);
  for (const { aviso } of todas) {
    const { statusCode, json } = await mostrar(Number(aviso));
    expect([aviso, statusCode]).toEqual([aviso, 200]);
    const b = json as Mostrada;
    expect(b.componentes.reduce((s, c) => s + c.valor, 0)).toBe(b.valor);
    expect(Math.round(b.memoria.linhas.reduce((s, l) => s + Number(l.valor) * 100, 0))).toBe(b.valor);
    expect(Number(b.codigoDeBarras.slice(4, 15))).toBe(b.valor);
  }
});

test('names who pays, how it was measured, how to pay and that nothing was paid', async () => {
  const { json } = await mostrar(1);
  const [l] = await f().sql<{ cdc: number; nome: string; documento: string }>(
    'SELECT f.cdc, p.nome, p.documento_mascara AS documento FROM faturamento.fatura f JOIN cadastro.ligacao l USING (cdc) JOIN cadastro.pessoa p ON p.id = l.pessoa WHERE aviso = 1',
  );
  expect(json).toMatchObject({ aviso: 1, nota: 1, ciclo: CIDADE.emitido.ciclo, titular: { cdc: l?.cdc, nome: l?.nome, documentoMascarado: l?.documento }, situacao: 'EM_DEBITO', saldo: json['valor'], pagamentos: [] });
  expect(analisarArrecadacao(String(json['codigoDeBarras'])).erros).toEqual([]);
});

test('a paid bill has no balance and shows its payment', async () => {
  await f().sql(`
    INSERT INTO arrecadacao.arquivo (sha256, conjunto, nome, chave, situacao, convenio, banco, nsa, registros, registros_trailer, valor_trailer, valor_lido, valor_lancado, recebido_em, data_contabil)
    VALUES (sha256('x'), 0, 'x.ret', 'x', 'PROCESSADO', 1, 104, 1, 1, 1, 5000, 5000, 5000, now(), '2026-11-19')`);
  await f().sql(`
    WITH paga AS (DELETE FROM faturamento.fatura_aberta WHERE aviso = 2 RETURNING aviso, cdc, valor)
    INSERT INTO arrecadacao.pagamento (id, valor, aviso, cdc, arquivo, linha, nsr, data_pagamento, data_credito, quitado, destino, forma, meio)
    SELECT a.id * 10000000::bigint + 2, paga.valor, paga.aviso, paga.cdc, a.id, 2, 1, '2026-11-18', '2026-11-19', paga.valor, 1, '1', '1' FROM paga, arrecadacao.arquivo a`);
  const { json } = await mostrar(2);
  expect(json).toMatchObject({ situacao: 'PAGA', saldo: 0, pagamentos: [{ data: '2026-11-18', dataCredito: '2026-11-19', valor: json['valor'], quitado: json['valor'], destino: 'QUITACAO', banco: 'Caixa Econômica Federal', linha: 2 }] });
});

test('an unknown aviso is refused', async () => {
  expect((await mostrar(99_999)).json['codigo']).toBe('fatura/nao-encontrada');
});

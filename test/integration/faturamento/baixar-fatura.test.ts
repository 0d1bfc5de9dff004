import { PDFDocument, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { formatarReais, centavos } from '../../../domain/comum/dinheiro.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comPdf, lerSimbolos } from '../../fixture/ler-pdf.ts';
import { comFaturamento } from './apoio.ts';

const f = comFaturamento(() => [import('../../../functions/faturamento/baixar-fatura/handler.ts'), import('../../../functions/faturamento/mostrar-fatura/handler.ts')]);
const baixar = async (aviso: number) => {
  const r = await f().ler(`/faturas/${aviso}/pdf`);
  return { ...r, pdf: new Uint8Array(Buffer.from(r.isBase64Encoded === true ? (r.body ?? '') : '', 'base64')) };
};

test('the bill comes as a document for screens and printers, with the value and the code of the bill', async () => {
  const { pdf, headers, statusCode } = await baixar(1);
  expect([statusCode, headers?.['content-type'], headers?.['content-disposition']]).toEqual([200, 'application/pdf', 'inline; filename="fatura-1.pdf"']);
  const mostrada = (await f().ler('/faturas/1')).json as { valor: number; codigoDeBarras: string; titular: { nome: string; documentoMascarado: string } };
  await comPdf(pdf, async ([pagina]) => {
    const texto = pagina!.texto.replace(/\s+/g, ' ');
    for (const trecho of [formatarReais(centavos(mostrada.valor)), mostrada.titular.nome, mostrada.titular.documentoMascarado, '2ª via', '11/2026', 'SAAE Santa Rita da Nascente']) expect(texto).toContain(trecho);
    expect((await lerSimbolos(await pagina!.desenhar(200))).map((s) => s.texto)).toEqual([mostrada.codigoDeBarras]);
  });
  const documento = await PDFDocument.load(pdf);
  expect(documento.catalog.get(PDFName.of('MarkInfo'))).toBeDefined();
  expect(documento.getTitle()).toContain('aviso 1');
});

test('asked again it is the same bytes', async () => {
  expect(Buffer.compare((await baixar(2)).pdf, (await baixar(2)).pdf)).toBe(0);
});

test('every kind of bill of the town becomes one page', async () => {
  const tipos = await f().sql<{ aviso: string }>('SELECT min(aviso) AS aviso FROM faturamento.fatura GROUP BY tipo_faturamento, tipo_consumo, categoria, cardinality(economias)');
  expect(tipos.length).toBeGreaterThan(8);
  for (const { aviso } of tipos) {
    const { pdf, statusCode } = await baixar(Number(aviso));
    expect([aviso, statusCode]).toEqual([aviso, 200]);
    expect([aviso, (await PDFDocument.load(pdf)).getPageCount()]).toEqual([aviso, 1]);
  }
});

test('an overdue bill is a warning on the next one, as it stood when that one was issued', async () => {
  for (const tabela of ['fatura', 'fatura_aberta']) await f().sql(`ALTER TABLE faturamento.${tabela} DISABLE TRIGGER USER`);
  await f().sql(`UPDATE faturamento.fatura SET emissao = '2026-12-15', vencimento = '2026-12-30', validade = '2027-02-28' WHERE aviso = 4`);
  await f().sql(`INSERT INTO faturamento.fatura SELECT (jsonb_populate_record(f, '{"aviso": 90000, "nota": 90000, "referencia": 202610, "emissao": "2026-10-13", "vencimento": "2026-10-28", "validade": "2026-12-27"}')).* FROM faturamento.fatura f WHERE aviso = 4`);
  await f().sql('INSERT INTO faturamento.fatura_aberta SELECT aviso, valor, cdc, vencimento FROM faturamento.fatura WHERE aviso = 90000');
  const aviso = () => baixar(4).then(({ pdf }) => comPdf(pdf, ([p]) => Promise.resolve(/Há (uma conta vencida|\d+ contas vencidas)/.exec(p!.texto.replace(/\s+/g, ' '))?.[0])));
  expect(await aviso()).toBe('Há uma conta vencida');
  await f().sql(`UPDATE faturamento.fatura SET vencimento = '2026-12-20' WHERE aviso = 90000`);
  expect(await aviso()).toBeUndefined();
  await f().sql(`UPDATE faturamento.fatura SET vencimento = '2026-10-28' WHERE aviso = 90000`);
  await f().sql('DELETE FROM faturamento.fatura_aberta WHERE aviso = 90000');
  expect(await aviso()).toBeUndefined();
});

test('an unknown and a cancelled bill are refused', async () => {
  expect((await baixar(99_999)).json['codigo']).toBe('fatura/nao-encontrada');
  await f().sql('UPDATE faturamento.fatura SET cancelada_em = $1 WHERE aviso = 3', [CIDADE.hoje]);
  const r = await baixar(3);
  expect([r.statusCode, r.json['codigo']]).toEqual([409, 'fatura/cancelada']);
});

import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { comPdf } from '../../test/fixture/ler-pdf.ts';
import { juntarEmUm, juntarPdfs, PAGINAS_POR_VOLUME, type Volume } from './juntar-pdfs.ts';

const OPCOES = { titulo: 'Contas 11/2026, grupo 1', autor: 'SAAE', instante: 1_794_500_000 };

/** A PDF whose pages say their own numbers. */
async function parte(...numeros: readonly number[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const numero of numeros) pdf.addPage([200, 100]).drawText(`pagina ${numero}`, { x: 10, y: 50, size: 12 });
  return pdf.save();
}

async function volumes(partes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, paginasPorVolume: number): Promise<readonly Volume[]> {
  const lista: Volume[] = [];
  for await (const volume of juntarPdfs(partes, { ...OPCOES, paginasPorVolume })) lista.push(volume);
  return lista;
}

async function numerosDe(pdf: Uint8Array): Promise<readonly number[]> {
  return comPdf(pdf, (paginas) => Promise.resolve(paginas.map((p) => Number(/\d+/.exec(p.texto)?.[0]))));
}

describe('the print file', () => {
  test('has every page of every part, in order, in volumes of the size asked', async () => {
    const lista = await volumes([await parte(1, 2, 3), await parte(4), await parte(5, 6, 7, 8, 9, 10, 11)], 4);
    expect(lista.map((v) => [v.numero, v.paginas])).toEqual([[1, 4], [2, 4], [3, 3]]);
    expect(await Promise.all(lista.map((v) => numerosDe(v.pdf)))).toEqual([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11]]);
  });

  test('a last volume that is exactly full is not followed by an empty one', async () => {
    expect((await volumes([await parte(1, 2), await parte(3, 4)], 2)).map((v) => v.paginas)).toEqual([2, 2]);
  });

  test('asks for a part only when it needs it, so that one part is held at a time', async () => {
    const pedidas: number[] = [];
    async function* preguicosas(): AsyncGenerator<Uint8Array> {
      for (const n of [1, 2, 3]) {
        pedidas.push(n);
        yield await parte(n);
      }
    }
    const gerador = juntarPdfs(preguicosas(), { ...OPCOES, paginasPorVolume: 1 });
    await gerador.next();
    expect(pedidas).toEqual([1, 2]);
    await gerador.return(undefined);
  });

  test('the same parts are the same bytes, with the title and the date given', async () => {
    const partes = [await parte(1), await parte(2)];
    const [um, outro] = [await juntarEmUm(partes, OPCOES), await juntarEmUm(partes, OPCOES)];
    expect(Buffer.from(um).equals(outro)).toBe(true);
    const lido = await PDFDocument.load(um, { updateMetadata: false });
    expect(lido.getTitle()).toBe('Contas 11/2026, grupo 1, volume 1');
    expect(lido.getAuthor()).toBe('SAAE');
    expect(lido.getCreationDate()?.getTime()).toBe(OPCOES.instante * 1000);
  });

  test('a part that is not a PDF is named by its position', async () => {
    await expect(volumes([await parte(1), Buffer.from('não sou um PDF')], 10)).rejects.toThrow('a parte 2');
  });

  test('nothing to join is an error, never an empty file', async () => {
    await expect(volumes([], 10)).rejects.toThrow('não há página');
    await expect(juntarEmUm([], OPCOES)).rejects.toThrow('não há página');
  });

  test('a rota of more pages than a volume is one part all the same', async () => {
    const pdf = await PDFDocument.create();
    for (let i = 0; i < PAGINAS_POR_VOLUME; i += 1) pdf.addPage();
    const muitas = await pdf.save();
    expect((await PDFDocument.load(await juntarEmUm([muitas, await parte(1)], OPCOES))).getPageCount()).toBe(PAGINAS_POR_VOLUME + 1);
  });
});

import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { abrirArquivo } from './arquivo.ts';
import { abrirEscritor } from './escritor.ts';
import { abrirParte } from './parte.ts';
import { decodificar } from './tabela.ts';

async function deOutro(useObjectStreams: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let i = 0; i < 3; i += 1) pdf.addPage([100 + i, 200]);
  return pdf.save({ useObjectStreams });
}

/** A stream that looks like objects, and more objects than go together in one group. */
function nosso(): Uint8Array {
  const escritor = abrirEscritor();
  const [catalogo, fluxo] = [escritor.reservar(), escritor.reservar()];
  const dados = deflateSync(Buffer.from('endstream endobj 9 0 obj stream\n'));
  escritor.gravarFluxo(fluxo, `<</Length ${dados.length}/Filter/FlateDecode>>`, dados);
  for (let i = 0; i < 2_500; i += 1) escritor.gravar(escritor.reservar(), `(numero ${i})`);
  escritor.gravar(catalogo, '<</Type/Catalog>>');
  return escritor.terminar(catalogo, catalogo);
}

test.each([true, false])('a file of another writer is read: objects together in streams, %s', async (juntos) => {
  const parte = abrirParte(await deOutro(juntos));
  expect(parte.paginas.map((n) => /MediaBox \[ 0 0 (\d+)/.exec(parte.arquivo.objeto(n).texto)?.[1])).toEqual(['100', '101', '102']);
});

test('what we write we read, and another reader reads', async () => {
  const arquivo = abrirArquivo(nosso());
  const numeros = Array.from({ length: arquivo.tamanho - 2 }, (_, i) => i + 1);
  expect(numeros.filter((n) => arquivo.objeto(n).texto.startsWith('(numero '))).toHaveLength(2_500);
  const { texto, fluxo } = arquivo.objeto(2);
  expect(texto).toContain('/FlateDecode');
  expect(decodificar(new Map([['/Filter', '/FlateDecode']]), fluxo ?? new Uint8Array()).toString()).toBe('endstream endobj 9 0 obj stream\n');
  const outro = await PDFDocument.load(nosso(), { throwOnInvalidObject: true });
  const textos = new Set(outro.context.enumerateIndirectObjects().map(([, o]) => o.toString()));
  expect(Array.from({ length: 2_500 }, (_, i) => `(numero ${i})`).filter((t) => !textos.has(t))).toEqual([]);
});

test.each([
  ['cut short', (b: Buffer) => b.subarray(0, -30), 'não chega ao fim'],
  ['changed after it was made', (b: Buffer) => Buffer.from(b.toString('latin1').replace('/Size', '/Prev 9/Size'), 'latin1'), 'alterado ou cifrado'],
  ['with its objects moved', (b: Buffer) => Buffer.from(b.toString('latin1').replaceAll(/\d+ 0 obj/g, '? 0 obj'), 'latin1'), 'PDF'],
])('a file %s is refused', async (_caso, estragar, motivo) => {
  const inteiro = Buffer.from(await deOutro(false));
  expect(() => abrirParte(estragar(inteiro))).toThrow(motivo);
});

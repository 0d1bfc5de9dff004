import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFString, type PDFArray, type PDFRef } from 'pdf-lib';
import { expect, test } from 'vitest';
import { lerEstruturaDoPdf } from '../../../test/fixture/estrutura-do-pdf.ts';
import { juntarEmUm, juntarPdfs } from '../juntar-pdfs.ts';

const OPCOES = { titulo: 't', autor: 'a', instante: 1 };
const nome = (texto: string): PDFName => PDFName.of(texto);

interface Desvios {
  /** Standard role of the type that the pages use. */
  readonly papel?: string;
  readonly naRaiz?: Record<string, string>;
  readonly nasPaginas?: Record<string, number>;
  readonly chaveDaPagina?: number;
}

/** A tagged PDF, as Typst would not make it: two pages that one element holds together, each with a link that has a key of its own. */
async function marcado({ papel = 'P', naRaiz = {}, nasPaginas = {}, chaveDaPagina = 0 }: Desvios = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = pdf;
  const [raiz, documento, texto] = [context.nextRef(), context.nextRef(), context.nextRef()];
  const paginas = [pdf.addPage([200, 100]), pdf.addPage([200, 100])];
  const ligacoes: PDFRef[] = [];
  const pais: { readonly chave: number; readonly valor: PDFRef | PDFRef[] }[] = [];
  paginas.forEach(({ node, ref }, i) => {
    const [anotacao, ligacao] = [context.nextRef(), context.nextRef()];
    context.assign(anotacao, context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], P: ref, StructParent: 10 + i }));
    context.assign(ligacao, context.obj({ Type: 'StructElem', S: 'Link', P: documento, K: [{ Type: 'OBJR', Obj: anotacao, Pg: ref }] }));
    node.set(nome('Contents'), context.register(context.stream('/Texto <</MCID 0>> BDC EMC')));
    node.set(nome('Annots'), context.obj([anotacao]));
    node.set(nome('StructParents'), PDFNumber.of(i + chaveDaPagina));
    ligacoes.push(ligacao);
    pais.push({ chave: i, valor: [texto] }, { chave: 10 + i, valor: ligacao });
  });
  const conteudo = paginas.map(({ ref }) => ({ Type: 'MCR', MCID: 0, Pg: ref }));
  context.assign(texto, context.obj({ Type: 'StructElem', S: 'Texto', P: documento, K: conteudo, ID: PDFString.of('um'), A: { O: 'Table', Headers: [PDFString.of('um')] } }));
  context.assign(documento, context.obj({ Type: 'StructElem', S: 'Document', P: raiz, K: [texto, ...ligacoes] }));
  const folhas = pais.toSorted((a, b) => a.chave - b.chave).map(({ chave, valor }) => ({ Nums: [chave, valor], Limits: [chave, chave] }));
  context.assign(raiz, context.obj({ Type: 'StructTreeRoot', K: documento, ParentTree: { Kids: folhas }, RoleMap: { Texto: papel }, ...naRaiz }));
  catalog.set(nome('StructTreeRoot'), raiz);
  for (const [chave, valor] of Object.entries(nasPaginas)) catalog.lookup(nome('Pages'), PDFDict).set(nome(chave), PDFNumber.of(valor));
  return pdf.save();
}

test('keys of pages and of annotations of every part lead to their own elements, and identifiers are not confused', async () => {
  const { pdf, paginas, pais, elementos, identificadores, xmp } = await lerEstruturaDoPdf(await juntarEmUm([await marcado(), await marcado(), await marcado()], OPCOES));
  expect(paginas).toHaveLength(6);
  // parts that are tagged and claim nothing
  expect(xmp).not.toContain('pdfuaid:part>');
  const porAnotacao = new Map(elementos.flatMap((e) => e.anotacoes.map((a) => [a, e.ref] as const)));
  expect(porAnotacao.size).toBe(6);
  const chaves = paginas.map((p) => p.chave ?? -1);
  for (const [anotacao, elemento] of porAnotacao) {
    const chave = pdf.context.lookup(anotacao, PDFDict).lookup(nome('StructParent'), PDFNumber).asNumber();
    chaves.push(chave);
    expect(pais.get(chave)).toBe(elemento);
  }
  expect([...pais.keys()]).toEqual([...new Set(chaves)].toSorted((a, b) => a - b));
  expect(pais.size).toBe(12);
  const textos = elementos.filter((e) => e.papel === 'P');
  expect(textos.map((e) => e.conteudo.map((c) => c.pagina))).toEqual([[0, 1], [2, 3], [4, 5]]);
  expect(textos.map((e) => e.cabecalhos)).toEqual(textos.map((e) => [e.id]));
  expect(identificadores).toEqual(textos.map((e) => [e.id, e.ref]));
  paginas.forEach(({ chave }, i) => expect((pais.get(chave ?? -1) as PDFArray).asArray()).toEqual([textos[Math.floor(i / 2)]?.ref]));
});

test('pages that an element holds together are not cut apart', async () => {
  const paginas: number[] = [];
  for await (const volume of juntarPdfs([await marcado(), await marcado(), await marcado()], { ...OPCOES, paginasPorVolume: 3 })) paginas.push(volume.paginas);
  expect(paginas).toEqual([2, 2, 2]);
  await expect(juntarPdfs([await marcado()], { ...OPCOES, paginasPorVolume: 1 }).next()).rejects.toThrow('a parte 1 tem um elemento que não cabe em 1 páginas');
});

test('a link to a page that is in another volume leads nowhere, and does not bring that page along', async () => {
  const parte = await PDFDocument.create({ updateMetadata: false });
  const [uma, outra] = [parte.addPage([200, 100]), parte.addPage([200, 100])];
  uma.node.set(nome('Annots'), parte.context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], Dest: [outra.ref, 'Fit'] }]));
  for await (const { pdf } of juntarPdfs([await parte.save()], { ...OPCOES, paginasPorVolume: 1 })) {
    const lido = await PDFDocument.load(pdf, { throwOnInvalidObject: true });
    const paginas = lido.context.enumerateIndirectObjects().filter(([, o]) => o instanceof PDFDict && o.get(nome('Type')) === nome('Page'));
    expect(paginas).toHaveLength(1);
  }
});

test.each<readonly [string, Desvios, string]>([
  ['something in the tree that would be lost', { naRaiz: { ClassMap: 'X' } }, '/ClassMap'],
  ['pages that inherit', { nasPaginas: { Rotate: 90 } }, 'herdam'],
  ['a key that leads nowhere', { chaveDaPagina: 5 }, 'não tem a chave'],
  ['a type with another role than before', { papel: 'Span' }, 'papéis diferentes'],
])('a part with %s is refused by its position', async (_caso, desvios, motivo) => {
  await expect(juntarEmUm([await marcado(), await marcado(desvios)], OPCOES)).rejects.toThrow(new RegExp(`a parte 2 .*${motivo}`));
});

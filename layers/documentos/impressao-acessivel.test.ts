import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef, PDFStream, type PDFObject } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatarLinhaDigitavel, linhaDigitavel } from '../../domain/arrecadacao/linha-digitavel.ts';
import { centavos } from '../../domain/comum/dinheiro.ts';
import { lerEstruturaDoPdf, type Elemento, type PdfLido } from '../../test/fixture/estrutura-do-pdf.ts';
import { faturaDeExemplo } from '../../test/fixture/fatura-exemplo.ts';
import { comPdf, lerSimbolos } from '../../test/fixture/ler-pdf.ts';
import type { DadosFatura } from './dados-fatura.ts';
import { renderizarFatura, renderizarLote } from './fatura.ts';
import { juntarPdfs } from './juntar-pdfs.ts';
import { abrirCompositor } from './typst.ts';

const INSTANTE = 1_794_500_000;
const OPCOES = { titulo: 'Contas do grupo 1 & <2>, ciclo 7', autor: 'SAAE', instante: INSTANTE };
/** The volume would be cut between the face and the continuation of the sixth bill of the second rota. */
const LIMITE = 36;

const simples = (n: number): DadosFatura => faturaDeExemplo({ aviso: String(500 + n) });
/** Two pages, the second with a table. */
const comprida = (n: number): DadosFatura =>
  faturaDeExemplo({ aviso: String(500 + n), lancamentos: Array.from({ length: 45 }, (_, i) => ({ descricao: `SERVIÇO ${i}`, referencia: null, valor: centavos(100 + i) })) });
/** 30 bills in two pieces, then 5 + 1 long + 4, then 2. */
const ROTAS: readonly (readonly DadosFatura[])[] = [
  Array.from({ length: 30 }, (_, i) => simples(i)),
  Array.from({ length: 10 }, (_, i) => (i === 5 ? comprida(30 + i) : simples(30 + i))),
  [simples(40), simples(41)],
];
const FATURAS = ROTAS.flat();

let volumes: readonly Uint8Array[];
let lidos: readonly PdfLido[];
/** Each bill by itself, as it is made on demand. */
let sozinhas: readonly PdfLido[];
beforeAll(async () => {
  const compositor = abrirCompositor();
  const partes: Uint8Array[] = [];
  for (const rota of ROTAS) partes.push(await renderizarLote(compositor, rota, INSTANTE));
  const feitos: Uint8Array[] = [];
  for await (const { pdf } of juntarPdfs(partes, { ...OPCOES, paginasPorVolume: LIMITE })) feitos.push(pdf);
  volumes = feitos;
  lidos = await Promise.all(volumes.map(lerEstruturaDoPdf));
  const umaAUma: PdfLido[] = [];
  for (const f of FATURAS) umaAUma.push(await lerEstruturaDoPdf(await renderizarFatura(compositor, f, INSTANTE)));
  sozinhas = umaAUma;
});

const nome = (texto: string): PDFName => PDFName.of(texto);
const linhaDe = (f: DadosFatura): string => (f.pagamento.forma === 'codigo-de-barras' ? formatarLinhaDigitavel(linhaDigitavel(f.pagamento.codigo)) : '');

describe('a volume of the print file is PDF/UA-1', () => {
  test('it says so, with its language, its title and that the title is shown (ISO 14289-1, 5, 7.1 and 7.2)', () => {
    lidos.forEach(({ pdf, catalogo, xmp }, i) => {
      expect(catalogo.lookup(nome('MarkInfo'), PDFDict).toString()).toMatch(/\/Marked true/);
      expect(catalogo.lookup(nome('Lang'))?.toString()).toBe('(pt-BR)');
      expect(catalogo.lookup(nome('ViewerPreferences'), PDFDict).toString()).toMatch(/\/DisplayDocTitle true/);
      expect(pdf.getTitle()).toBe(`Contas do grupo 1 & <2>, ciclo 7, volume ${i + 1}`);
      expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(xmp).toContain(`>Contas do grupo 1 &amp; &lt;2&gt;, ciclo 7, volume ${i + 1}</rdf:li>`);
    });
  });

  test('every page of every rota is there, and a bill stays with its continuation though the volume is not full', () => {
    expect(lidos.map(({ paginas }) => paginas.length)).toEqual([35, 8]);
  });

  test('each marked content of a page belongs to one element, which its key in the tree of parents leads to', () => {
    for (const { pdf, elementos, paginas, pais } of lidos) {
      const donos = new Map<string, Elemento[]>();
      for (const e of elementos) for (const { pagina, mcid } of e.conteudo) donos.set(`${pagina}/${mcid}`, [...(donos.get(`${pagina}/${mcid}`) ?? []), e]);
      const marcados = paginas.flatMap(({ mcids }, pagina) => mcids.map((mcid) => `${pagina}/${mcid}`));
      expect(marcados.length).toBeGreaterThan(100 * paginas.length);
      expect(new Set(marcados).size).toBe(marcados.length);
      expect([...donos.keys()].toSorted()).toEqual(marcados.toSorted());
      for (const [onde, lista] of donos) {
        const [pagina = 0, mcid = 0] = onde.split('/').map(Number);
        const daPagina = pdf.context.lookup(pais.get(paginas[pagina]?.chave ?? -1), PDFArray);
        expect([onde, lista.map((e) => e.ref)]).toEqual([onde, [daPagina.get(mcid)]]);
      }
    }
  });

  test('nothing is drawn out of marks, and what is not text of an element is an artifact', () => {
    expect(lidos.flatMap(({ paginas }) => paginas.map((p) => p.tudoMarcado))).not.toContain(false);
  });

  test('no two pages share a key, and each key is in the tree of parents, in order, below the next one', () => {
    for (const { paginas, pais, raiz } of lidos) {
      const chaves = paginas.map((p) => p.chave ?? -1);
      expect(new Set(chaves).size).toBe(paginas.length);
      expect([...pais.keys()]).toEqual(chaves.toSorted((a, b) => a - b));
      expect(raiz.lookup(nome('ParentTreeNextKey'), PDFNumber).asNumber()).toBeGreaterThan(Math.max(...chaves));
    }
  });

  test('every element hangs from what it says, under one document, and speaks of pages of this file', () => {
    for (const { elementos } of lidos) {
      expect(elementos.filter((e) => !e.paiConfere)).toEqual([]);
      expect(elementos.filter((e) => e.nivel === 0).map((e) => e.papel)).toEqual(['Document']);
      expect(elementos.filter((e) => e.papel === 'Document')).toHaveLength(1);
      expect(elementos.flatMap((e) => e.conteudo).filter((c) => c.pagina < 0)).toEqual([]);
    }
  });

  test('what is read goes as the pages go: all of a page before the next', () => {
    for (const { elementos, paginas } of lidos) {
      const ordem = elementos.flatMap((e) => e.conteudo.map((c) => c.pagina));
      expect(ordem).toEqual(ordem.toSorted((a, b) => a - b));
      expect(new Set(ordem).size).toBe(paginas.length);
    }
  });

  test('a bill has the same elements in the print file and by itself', () => {
    const visto = ({ papel, nivel, titulo, alt, conteudo }: Elemento): string => [papel, nivel, titulo, alt, ...conteudo.map((c) => c.mcid)].join(' ');
    const semDocumento = (lista: readonly PdfLido[]): readonly string[] => lista.flatMap(({ elementos }) => elementos.slice(1).map(visto));
    expect(semDocumento(lidos)).toEqual(semDocumento(sozinhas));
  });

  test('every chart and every symbol keeps its description, those of each bill in its place', () => {
    const figuras = lidos.flatMap(({ elementos }) => elementos.filter((e) => e.papel === 'Figure'));
    expect(figuras).toHaveLength(2 * FATURAS.length);
    FATURAS.forEach((f, i) => {
      expect(figuras[2 * i]?.alt).toMatch(/^Consumo em metros cúbicos/);
      expect(figuras[2 * i + 1]?.alt).toContain(linhaDe(f));
    });
  });

  test('the cells of every table name headers of that table, by identifiers that no other has', () => {
    for (const { elementos, identificadores } of lidos) {
      const ids = identificadores.map(([id]) => id);
      expect(ids).toEqual([...new Set(ids)].toSorted());
      expect(new Map(identificadores)).toEqual(new Map(elementos.filter((e) => e.id !== null).map((e) => [e.id, e.ref])));
      let daTabela = new Set<string>();
      let nomeados = 0;
      for (const e of elementos) {
        if (e.papel === 'Table') daTabela = new Set();
        if (e.papel === 'TH' && e.id !== null) daTabela.add(e.id);
        for (const id of e.cabecalhos) {
          nomeados += 1;
          expect([id, daTabela.has(id)]).toEqual([id, true]);
        }
      }
      expect(nomeados).toBeGreaterThan(100);
    }
  });

  test('a bookmark a bill, in one chain in the order of the pages', () => {
    for (const { pdf, catalogo } of lidos) {
      const raiz = catalogo.lookup(nome('Outlines'), PDFDict);
      const paginas: number[] = [];
      let anterior: PDFObject | undefined;
      for (let ref = raiz.get(nome('First')); ref instanceof PDFRef; ) {
        const item = pdf.context.lookup(ref, PDFDict);
        expect([item.get(nome('Parent')), item.get(nome('Prev'))]).toEqual([catalogo.get(nome('Outlines')), anterior]);
        const alvo = item.lookup(nome('Dest'), PDFArray).get(0);
        paginas.push(pdf.getPages().findIndex((p) => p.ref === alvo));
        [anterior, ref] = [ref, item.get(nome('Next'))];
      }
      expect(raiz.get(nome('Last'))).toBe(anterior);
      expect(paginas[0]).toBe(0);
      expect(paginas).toEqual([...new Set(paginas)].toSorted((a, b) => a - b));
      expect(raiz.lookup(nome('Count'), PDFNumber).asNumber()).toBe(paginas.length);
    }
    const quantos = lidos.map(({ catalogo }) => catalogo.lookup(nome('Outlines'), PDFDict).lookup(nome('Count'), PDFNumber).asNumber());
    expect(quantos).toEqual([35, 7]);
  });

  test('nothing refers to an object that is not in the file', () => {
    for (const { pdf } of lidos) {
      const faltam: string[] = [];
      const visitar = (valor: PDFObject): void => {
        if (valor instanceof PDFRef) void (pdf.context.lookup(valor) ?? faltam.push(valor.toString()));
        else if (valor instanceof PDFArray) valor.asArray().forEach(visitar);
        else if (valor instanceof PDFDict) valor.values().forEach(visitar);
        else if (valor instanceof PDFStream) visitar(valor.dict);
      };
      for (const [, objeto] of pdf.context.enumerateIndirectObjects()) visitar(objeto);
      expect(faltam).toEqual([]);
    }
  });

  test('the bars of every bill are read back from its volume', async () => {
    const lidas: string[] = [];
    for (const pdf of volumes) {
      await comPdf(pdf, async (paginas) => {
        for (const p of paginas) lidas.push(...(await lerSimbolos(await p.desenhar(150))).map((s) => s.texto));
      });
    }
    expect(lidas).toEqual(FATURAS.map((f) => (f.pagamento.forma === 'codigo-de-barras' ? f.pagamento.codigo : '')));
  });
});

test('a volume with a part that is not tagged claims nothing, and keeps the tags of the others', async () => {
  const semMarcas = await PDFDocument.create();
  semMarcas.addPage([200, 100]);
  const partes = [volumes[1] ?? new Uint8Array(), await semMarcas.save()];
  for await (const { pdf } of juntarPdfs(partes, OPCOES)) {
    const { catalogo, xmp, elementos } = await lerEstruturaDoPdf(pdf);
    expect(xmp).not.toContain('pdfuaid:part>');
    expect(catalogo.lookup(nome('MarkInfo'), PDFDict).toString()).toMatch(/\/Marked false/);
    expect(elementos.length).toBe(lidos[1]?.elementos.length);
  }
});

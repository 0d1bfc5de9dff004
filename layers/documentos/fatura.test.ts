import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { montarCodigoDeBarras } from '../../domain/arrecadacao/codigo-de-barras.ts';
import { formatarLinhaDigitavel, linhaDigitavel } from '../../domain/arrecadacao/linha-digitavel.ts';
import { dataCivil } from '../../domain/comum/data-civil.ts';
import { centavos, formatarReais } from '../../domain/comum/dinheiro.ts';
import { aviso } from '../../domain/comum/identidades.ts';
import { faturaDeExemplo } from '../../test/fixture/fatura-exemplo.ts';
import { comPdf, lerSimbolos, type ImagemDePagina } from '../../test/fixture/ler-pdf.ts';
import type { DadosFatura } from './dados-fatura.ts';
import { MODELO_FATURA, renderizarFatura, renderizarLote } from './fatura.ts';
import { abrirCompositor, type Compositor } from './typst.ts';

const INSTANTE = 1_794_500_000;
let compositor: Compositor;
beforeAll(() => {
  compositor = abrirCompositor();
});

function codigoDe(dados: DadosFatura): string {
  if (dados.pagamento.forma !== 'codigo-de-barras') throw new Error('o exemplo não tem código');
  return dados.pagamento.codigo;
}

/** Text in one line: a PDF keeps no paragraphs. */
async function textos(pdf: Uint8Array): Promise<readonly string[]> {
  return comPdf(pdf, (paginas) => Promise.resolve(paginas.map((p) => p.texto.replace(/\s+/g, ' '))));
}

async function simbolos(pdf: Uint8Array, dpi: number, pagina = 0) {
  return comPdf(pdf, async (paginas) => lerSimbolos(await paginas[pagina]!.desenhar(dpi)));
}

/** Lowest and highest black pixel, in mm, of the column where the first bar stands. */
function extremosDaBarra(imagem: ImagemDePagina, xMm: number): { readonly topo: number; readonly base: number } {
  const x = Math.round(xMm * imagem.pixelsPorMm);
  let base = imagem.altura - 1;
  while (imagem.cinza[base * imagem.largura + x]! > 128) base -= 1;
  let topo = base;
  while (imagem.cinza[(topo - 1) * imagem.largura + x]! <= 128) topo -= 1;
  return { topo: topo / imagem.pixelsPorMm, base: (base + 1) / imagem.pixelsPorMm };
}

describe('barcode on the page', () => {
  test.each([150, 203, 300])('is read back from the page drawn at %i dpi', async (dpi) => {
    const dados = faturaDeExemplo();
    expect((await simbolos(await renderizarFatura(compositor, dados, INSTANTE), dpi)).map((s) => s.texto)).toEqual([codigoDe(dados)]);
  });

  test.each([10, 11] as const)('is read back for values of any size, check digits by módulo %i', async (modulo) => {
    for (const valor of [1, 99_999_999_999]) {
      const total = centavos(valor);
      const codigo = montarCodigoDeBarras({ empresa: '4321', modulo }, { valor: total, validade: dataCivil('2027-01-31'), aviso: aviso(99_999_999_999) });
      const dados = faturaDeExemplo({ lancamentos: [{ descricao: 'Água', referencia: null, valor: total }], pagamento: { forma: 'codigo-de-barras', codigo } });
      expect((await simbolos(await renderizarFatura(compositor, dados, INSTANTE), 200)).map((s) => s.texto)).toEqual([codigo]);
    }
  });

  // Febraban, layout de arrecadação §03.
  test('its centre is 12 mm above the edge, 13 mm high, 102,87 mm wide, with 5 mm of white on each side', async () => {
    const imagem = await comPdf(await renderizarFatura(compositor, faturaDeExemplo(), INSTANTE), (paginas) => paginas[0]!.desenhar(600));
    const [simbolo] = await lerSimbolos(imagem);
    expect(simbolo!.direitaMm - simbolo!.esquerdaMm).toBeCloseTo(102.87, 0);
    const { topo, base } = extremosDaBarra(imagem, simbolo!.esquerdaMm + 0.13);
    expect(base - topo).toBeCloseTo(13, 1);
    expect(imagem.altura / imagem.pixelsPorMm - (topo + base) / 2).toBeCloseTo(12, 1);
    for (const xMm of [simbolo!.esquerdaMm - 5, simbolo!.direitaMm + 0.5]) {
      for (let y = Math.round(topo * imagem.pixelsPorMm); y < base * imagem.pixelsPorMm; y += 1) {
        const inicio = y * imagem.largura + Math.round(xMm * imagem.pixelsPorMm);
        expect(imagem.cinza.subarray(inicio, inicio + Math.round(4.5 * imagem.pixelsPorMm)).every((nivel) => nivel > 250)).toBe(true);
      }
    }
  });

  test.each([
    [{ forma: 'debito-automatico', banco: 'Banco de Exemplo, agência 1' } as const, 'Débito automático'],
    [{ forma: 'nada-a-pagar' } as const, 'Nada a pagar'],
  ])('there is none when the bill is not paid by it: %j', async (pagamento, titulo) => {
    const nada = pagamento.forma === 'nada-a-pagar';
    const pdf = await renderizarFatura(compositor, faturaDeExemplo({ pagamento, ...(nada ? { lancamentos: [] } : {}) }), INSTANTE);
    expect(await simbolos(pdf, 200)).toEqual([]);
    expect((await textos(pdf))[0]).toContain(titulo);
  });
});

describe('what the page says', () => {
  test('one A4 page with the linha digitável of the bars, the total, the due date, the bands and the place of Pix', async () => {
    const dados = faturaDeExemplo();
    await comPdf(await renderizarFatura(compositor, dados, INSTANTE), (paginas) => {
      expect(paginas).toHaveLength(1);
      expect([paginas[0]!.larguraMm, paginas[0]!.alturaMm].map(Math.round)).toEqual([210, 297]);
      return Promise.resolve();
    });
    const [texto] = await textos(await renderizarFatura(compositor, dados, INSTANTE));
    if (dados.pagamento.forma !== 'codigo-de-barras') throw new Error('o exemplo não tem código');
    const esperados = [
      ...formatarLinhaDigitavel(linhaDigitavel(dados.pagamento.codigo)).split(' '),
      formatarReais(dados.total), '01/12/2026', '11/2026', '123.456-7', dados.consumidor.nome, '1.482', '1.505', '21 a 30 m', '15,26',
      'Multa de 2% por atraso', 'conta 09/2026', '-12,00', 'Há uma conta vencida', 'Pix', 'Disponível em breve', 'Cloro residual livre',
    ];
    for (const esperado of esperados) expect(texto).toContain(esperado);
    expect(texto).not.toContain('Continua');
  });

  test('names are text and never markup', async () => {
    const nome = '#panic("x") $a$ *b* _c_ <d> @e';
    const pdf = await renderizarFatura(compositor, faturaDeExemplo({ consumidor: { ...faturaDeExemplo().consumidor, nome } }), INSTANTE);
    expect((await textos(pdf))[0]).toContain(nome);
    const mensagens = [{ tipo: 'aviso' as const, titulo: '#import "x"', texto: '= h \\ // c /* d */ [e] {f} "g" `h` ~ --- #sys.inputs' }];
    expect((await textos(await renderizarFatura(compositor, faturaDeExemplo({ mensagens }), INSTANTE)))[0]).toContain('= h \\ // c /* d */ [e] {f} "g" `h` ~ --- #sys.inputs');
  });

  test('a character that the font cannot draw does not hold the bill', async () => {
    const nome = 'Ana \u{1F600} 日本 \u0000\u200b\u202e\ud800 Nu\u0301ñez\nFilho';
    const pdf = await renderizarFatura(compositor, faturaDeExemplo({ consumidor: { ...faturaDeExemplo().consumidor, nome } }), INSTANTE);
    expect((await textos(pdf))[0]).toContain('Ana ? ?? Núñez Filho');
  });

  test('too many charges, bands and messages go whole to a continuation, and the slip stays where it was', async () => {
    const base = faturaDeExemplo();
    const lancamentos = Array.from({ length: 60 }, (_, i) => ({ descricao: `SERVIÇO DE NÚMERO ${i} COM DESCRIÇÃO COMPRIDA`, referencia: `contas ${i}/2026, 10/2025`, valor: centavos(1000 + i) }));
    const dados = faturaDeExemplo({
      lancamentos,
      composicao: Array.from({ length: 6 }, (_, i) => ({ ...base.composicao[0]!, titulo: `Categoria ${i}` })),
      consumidor: { nome: 'W'.repeat(300), documento: null, enderecoLigacao: 'RUA '.repeat(200), enderecoEntrega: 'M'.repeat(300) },
      mensagens: Array.from({ length: 9 }, (_, i) => ({ tipo: 'debito' as const, titulo: `Recado ${i}`, texto: 'palavras que não acabam '.repeat(20) })),
    });
    const pdf = await renderizarFatura(compositor, dados, INSTANTE);
    const [face = '', ...continuacao] = await textos(pdf);
    expect(face).toContain('Outros 48 lançamentos');
    expect(face).toContain('Continua no verso');
    const resto = continuacao.join(' ');
    for (const { descricao, referencia } of lancamentos) expect(resto).toContain(`${descricao} ${referencia}`);
    for (let i = 0; i < 6; i += 1) expect(resto).toContain(`Categoria ${i}`);
    for (let i = 0; i < 9; i += 1) expect(resto).toContain(`Recado ${i}. ${'palavras que não acabam '.repeat(20).trim()}`);
    const [[simples], [cheia]] = [await simbolos(await renderizarFatura(compositor, base, INSTANTE), 200), await simbolos(pdf, 200)];
    expect({ ...cheia, texto: '' }).toEqual({ ...simples, texto: '' });
    expect(cheia!.texto).toBe(codigoDe(dados));
  });
});

describe('accessible file', () => {
  test('is tagged, says its language and title, claims PDF/UA-1, describes its drawings and embeds every font', async () => {
    const dados = faturaDeExemplo();
    const pdf = await PDFDocument.load(await renderizarFatura(compositor, dados, INSTANTE), { updateMetadata: false });
    const { catalog, context } = pdf;
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('pt-BR');
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).get(PDFName.of('Marked'))?.toString()).toBe('true');
    expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)).toBeDefined();
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))?.toString()).toBe('true');
    expect(pdf.getTitle()).toBe('Conta de água e esgoto 11/2026, ligação 123.456-7, aviso 10020030045');
    const metadados = catalog.lookup(PDFName.of('Metadata'));
    if (!(metadados instanceof PDFRawStream)) throw new Error('sem metadados');
    expect(Buffer.from(metadados.getContents()).toString('utf8')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const dicionarios = context.enumerateIndirectObjects().flatMap(([, objeto]) => (objeto instanceof PDFDict ? [objeto] : []));
    const papel = (d: PDFDict): string => d.get(PDFName.of('S'))?.toString() ?? '';
    const alternativos = dicionarios.filter((d) => papel(d) === '/Figure').map((d) => textoDe(d.lookup(PDFName.of('Alt')))).sort();
    expect(alternativos).toEqual([
      expect.stringMatching(/^Consumo em metros cúbicos.*04\/2026 18 \(média\).*11\/2026 23\.$/),
      expect.stringContaining('Linha digitável: 82600000001-6'),
    ]);
    expect(dicionarios.filter((d) => papel(d) === '/TH').length).toBeGreaterThan(10);
    expect(dicionarios.filter((d) => papel(d) === '/H1')).toHaveLength(1);
    const fontes = dicionarios.filter((d) => d.get(PDFName.of('Type'))?.toString() === '/FontDescriptor');
    expect(fontes).toHaveLength(2);
    for (const fonte of fontes) expect(fonte.has(PDFName.of('FontFile2')) || fonte.has(PDFName.of('FontFile3'))).toBe(true);
    expect(catalog.lookup(PDFName.of('Pages'), PDFDict).lookup(PDFName.of('Kids'), PDFArray).size()).toBe(1);
  });

  test('the same bill is the same bytes, in another process state too', async () => {
    const outro = abrirCompositor();
    await renderizarFatura(outro, faturaDeExemplo({ aviso: '77' }), 1);
    expect(Buffer.from(await renderizarFatura(outro, faturaDeExemplo(), INSTANTE)).equals(await renderizarFatura(compositor, faturaDeExemplo(), INSTANTE))).toBe(true);
  });
});

function textoDe(objeto: unknown): string {
  return objeto instanceof PDFString || objeto instanceof PDFHexString ? objeto.decodeText() : '';
}

describe('a lot', () => {
  test('keeps the order given across its pieces, one page a bill, each with its own bars', async () => {
    const lote = Array.from({ length: 30 }, (_, i) => faturaDeExemplo({ aviso: String(900 - i) }));
    const pdf = await renderizarLote(compositor, lote, INSTANTE);
    expect((await textos(pdf)).map((t) => /Aviso (\d+)/.exec(t)?.[1])).toEqual(lote.map((d) => d.aviso));
    for (const indice of [0, 25, 29]) expect((await simbolos(pdf, 200, indice)).map((s) => s.texto)).toEqual([codigoDe(lote[indice]!)]);
  });

  test('is the same bytes when made again, so a resumed print step overwrites itself', async () => {
    const lote = Array.from({ length: 30 }, (_, i) => faturaDeExemplo({ aviso: String(900 + i) }));
    const [um, outro] = [await renderizarLote(compositor, lote, INSTANTE), await renderizarLote(compositor, lote, INSTANTE)];
    expect(Buffer.from(um).equals(outro)).toBe(true);
  });

  test('an empty one is refused', async () => {
    await expect(renderizarLote(compositor, [], INSTANTE)).rejects.toThrow('não há fatura');
  });

  test('a long run does not keep memory', async () => {
    const imprimir = async (quantas: number): Promise<void> => {
      for (let i = 0; i < quantas; i += 1) await renderizarFatura(compositor, faturaDeExemplo({ aviso: String(i + 1) }), INSTANTE);
    };
    await imprimir(40);
    const antes = process.memoryUsage().rss;
    await imprimir(160);
    // Documents kept until the event loop turns, or a cache never emptied, take some 1 MB each.
    expect((process.memoryUsage().rss - antes) / 1e6).toBeLessThan(80);
  }, 30_000);
});

describe('a bill that contradicts itself is not printed', () => {
  const base = faturaDeExemplo();
  test.each([
    ['the charges do not add up', { total: centavos(1) }, 'não somam o total'],
    ['the bars charge another value', { pagamento: faturaDeExemplo({ lancamentos: [{ descricao: 'Água', referencia: null, valor: centavos(5) }] }).pagamento }, 'outro valor'],
    ['the bands do not add up', { composicao: [{ ...base.composicao[0]!, agua: centavos(7151) }] }, 'não somam o seu total'],
    ['it is valid until before its due date', { validade: dataCivil('2026-11-30') }, 'anterior ao vencimento'],
    ['it has a value and no way to pay', { pagamento: { forma: 'nada-a-pagar' } as const }, 'nenhum modo de pagar'],
  ])('%s', async (_caso, mudanca, motivo) => {
    const dados = { ...base, ...mudanca };
    await expect(renderizarFatura(compositor, dados, INSTANTE)).rejects.toThrow(new RegExp(`aviso 10020030045.*${motivo}`));
  });

  test('one of them stops its lot before anything is composed', async () => {
    await expect(renderizarLote(compositor, [base, { ...base, total: centavos(1) }], INSTANTE)).rejects.toThrow('não somam o total');
  });
});

test('a template that does not compile is an error that names it and its fault', async () => {
  const pedido = { dados: [], titulo: 't', autor: 'a', instante: 1 } as const;
  await expect(compositor.compor({ ...pedido, modelo: { ...MODELO_FATURA, funcao: 'naoExiste' } })).rejects.toThrow(/fatura\.v1\.typ.*unresolved import/);
  await expect(compositor.compor({ ...pedido, modelo: { arquivo: 'nao-existe.typ', funcao: 'conta' } })).rejects.toThrow(/nao-existe\.typ/);
});

import { describe, expect, it } from 'vitest';
import { comLinha, CONVENIO_TESTE, deLatin1, emLatin1, pagamentoDe, retornoDe } from '../../../test/fixture/retorno-150.ts';
import { dataCivil } from '../../comum/data-civil.ts';
import { exigir } from '../../comum/resultado.ts';
import { responder } from '../../conferencia/arquivo.ts';
import { conferirIdentidade } from './conferir-identidade.ts';
import { detalhe, detalhes } from './detalhes.ts';
import { aceitarOuRecusar, lerRetorno, type RecusaDeRetorno } from './ler-retorno.ts';

const ARQUIVO = retornoDe([pagamentoDe(1, 3740), pagamentoDe(2, 3877), pagamentoDe(3, 4014)]);
const LINHAS = deLatin1(ARQUIVO).split('\r\n').slice(0, -1);
const juntar = (linhas: readonly string[], fim = '\r\n'): Uint8Array => emLatin1(linhas.map((l) => l + fim).join(''));
/** The barcode of a code that repeats positions 38 to 81 of a line. */
const trocar = (linha: string, de: number, novo: string): string => linha.slice(0, de - 1) + novo + linha.slice(de - 1 + novo.length);

function recusado(bytes: Uint8Array): RecusaDeRetorno {
  const lido = lerRetorno(bytes);
  if (lido.ok) throw new Error('o arquivo foi aceito');
  return lido.erro;
}

function avisos(bytes: Uint8Array): readonly (readonly [codigo: string, linha: number, ocorrencias: number])[] {
  return exigir(lerRetorno(bytes)).avisos.map((a) => [a.codigo, a.linha, a.ocorrencias]);
}

describe('return file that is right', () => {
  it('becomes columns in the order of the file', () => {
    const { pagamentos, arquivos, linhas, avisos: nenhum } = exigir(lerRetorno(ARQUIVO));
    expect([...pagamentos.valor]).toEqual([3740, 3877, 4014]);
    expect([...pagamentos.aviso]).toEqual([1, 2, 3]);
    expect([...pagamentos.valorCodigo]).toEqual([3740, 3877, 4014]);
    expect([...pagamentos.validade]).toEqual([20261231, 20261231, 20261231]);
    expect([...pagamentos.dataPagamento, ...pagamentos.dataCredito]).toEqual([20260807, 20260807, 20260807, 20260810, 20260810, 20260810]);
    expect([...pagamentos.tarifa, ...pagamentos.nsr, ...pagamentos.linha]).toEqual([185, 185, 185, 1, 2, 3, 2, 3, 4]);
    expect([...pagamentos.segmento, ...pagamentos.empresa]).toEqual([2, 2, 2, 110, 110, 110]);
    expect(arquivos).toMatchObject([{ registros: 5, inicio: 0, fim: 3, soma: 11_631, somaTarifa: 555, header: { nsa: 7, versao: '04', convenio: '110SAAE' } }]);
    expect([linhas, nenhum]).toEqual([5, []]);
  });

  it('gives each payment as an object for a screen', () => {
    const lido = exigir(lerRetorno(ARQUIVO));
    expect(detalhe(lido, 1)).toMatchObject({
      linha: 3, valor: 3877, tarifa: 185, nsr: '00000002', dataPagamento: '2026-08-07', dataCredito: '2026-08-10', dvCerto: true,
      agenciaContaCredito: '12340000000123456789', agenciaArrecadadora: '0123', formaArrecadacao: '2', formaPagamento: '1', autenticacao: null,
    });
    expect([...detalhes(lido, 1)].map((d) => d.codigoDeBarras)).toEqual([pagamentoDe(2, 3877).codigoDeBarras, pagamentoDe(3, 4014).codigoDeBarras]);
    expect(() => detalhe(lido, 3)).toThrow(RangeError);
  });

  it('is read the same with LF, without the last line break, with blank lines or the DOS end mark after it', () => {
    const valores = [3740, 3877, 4014];
    const variantes = [juntar(LINHAS, '\n'), emLatin1(LINHAS.join('\r\n')), emLatin1(LINHAS.join('\n')), emLatin1(`${LINHAS.join('\r\n')}\r\n\r\n`), emLatin1(`${LINHAS.join('\r\n')}\r\n\u001a`), emLatin1(`${LINHAS.join('\r\n')}\u001a`)];
    for (const bytes of variantes) {
      const lido = exigir(lerRetorno(bytes));
      expect([...lido.pagamentos.valor]).toEqual(valores);
      expect(lido).toMatchObject({ tamanho150: true, linhas: 5 });
    }
  });

  it('lies anywhere in a larger buffer', () => {
    const maior = new Uint8Array(ARQUIVO.length + 13).fill(0x41);
    maior.set(ARQUIVO, 5);
    expect([...exigir(lerRetorno(maior.subarray(5, 5 + ARQUIVO.length))).pagamentos.valor]).toEqual([3740, 3877, 4014]);
  });

  it('may have no payment, and says so', () => {
    expect(avisos(retornoDe([]))).toEqual([['retorno/sem-movimento', 1, 1]]);
  });

  it('keeps accents of latin-1', () => {
    const lido = exigir(lerRetorno(retornoDe([pagamentoDe(1, 100, { agenciaArrecadadora: 'São João' })], { empresa: 'ÁGUA E ESGOTO Ç' })));
    expect(lido.arquivos[0]?.header?.empresa).toBe('ÁGUA E ESGOTO Ç');
    expect(detalhe(lido, 0).agenciaArrecadadora).toBe('São João');
  });
});

describe('return file that is tolerated', () => {
  it('completes lines without their blanks and reports it', () => {
    const aparado = juntar(LINHAS.map((l) => l.trimEnd()));
    expect(avisos(aparado)).toEqual([['retorno/linha-aparada', 1, 5]]);
    const lido = exigir(lerRetorno(aparado));
    expect([...lido.pagamentos.valor]).toEqual([3740, 3877, 4014]);
    expect(lido.tamanho150).toBe(false);
    expect(detalhe(lido, 0)).toMatchObject({ autenticacao: null, formaPagamento: '1', codigoDeBarras: pagamentoDe(1, 3740).codigoDeBarras });
  });

  it('completes a line of 149 columns among the others', () => {
    expect(avisos(comLinha(ARQUIVO, 3, (l) => l.slice(0, 149)))).toEqual([['retorno/linha-aparada', 3, 1]]);
  });

  it('completes a payment that ends at the number of the record', () => {
    const lido = exigir(lerRetorno(comLinha(ARQUIVO, 3, (l) => l.slice(0, 108))));
    expect(detalhe(lido, 1)).toMatchObject({ nsr: '00000002', agenciaArrecadadora: null, formaArrecadacao: null, formaPagamento: null });
    expect(detalhe(lido, 2)).toMatchObject({ linha: 4, valor: 4014 });
  });

  it('ignores blanks beyond position 150', () => {
    expect(avisos(comLinha(ARQUIVO, 3, (l) => `${l}   `))).toEqual([['retorno/linha-com-sobra', 3, 1]]);
  });

  it('reads an unknown version and unexpected codes, with a warning', () => {
    const estranho = comLinha(comLinha(ARQUIVO, 1, (l) => trocar(l, 80, '08')), 2, (l) => trocar(l, 117, '?'));
    expect(avisos(estranho)).toEqual([['retorno/versao-desconhecida', 1, 1], ['retorno/codigo-imprevisto', 2, 1]]);
    expect(avisos(comLinha(ARQUIVO, 2, (l) => trocar(l, 117, '9')))).toEqual([['retorno/codigo-imprevisto', 2, 1]]);
  });

  it('takes a blank fee as zero and a missing credit date as missing', () => {
    const bytes = comLinha(comLinha(ARQUIVO, 2, (l) => trocar(l, 94, ' '.repeat(7))), 3, (l) => trocar(l, 30, ' '.repeat(8)));
    const lido = exigir(lerRetorno(bytes));
    expect([...lido.pagamentos.tarifa]).toEqual([0, 185, 185]);
    expect([...lido.pagamentos.dataCredito]).toEqual([20260810, 0, 20260810]);
    expect(lido.avisos).toMatchObject([{ codigo: 'retorno/sem-data-de-credito', linha: 3 }]);
  });

  it('reads two sets as two files', () => {
    const segundo = retornoDe([pagamentoDe(4, 500)], { nsa: 8 });
    const lido = exigir(lerRetorno(emLatin1(deLatin1(ARQUIVO) + deLatin1(segundo))));
    expect(lido.arquivos).toMatchObject([{ primeiraLinha: 1, registros: 5, inicio: 0, fim: 3, header: { nsa: 7 } }, { primeiraLinha: 6, registros: 3, inicio: 3, fim: 4, soma: 500, header: { nsa: 8 } }]);
    expect([...lido.pagamentos.linha]).toEqual([2, 3, 4, 7]);
    expect(responder({ formato: 'arrecadacao150' }, lido.bytes)).toMatchObject({
      header: { nsa: 7 }, trailer: { totalRegistros: 5 }, resumo: { registrosG: 4, somaValorCentavos: 12_131 }, confere: { totalRegistros: false, valorTotal: false, tamanho150: true },
      arquivosLogicos: [{ linhas: 5, nsa: 7, somaValorCentavos: 11_631 }, { linhas: 3, nsa: 8, somaValorCentavos: 500 }],
    });
  });

  it('leaves a bad barcode to be judged payment by payment', () => {
    const lido = exigir(lerRetorno(comLinha(comLinha(ARQUIVO, 2, (l) => trocar(l, 38, 'NAO E CODIGO'.padEnd(44))), 3, (l) => trocar(l, 41, '0'))));
    expect([...lido.pagamentos.aviso]).toEqual([0, 2, 3]);
    expect([...lido.pagamentos.codigo].map((bits) => (bits & 2) !== 0)).toEqual([false, pagamentoDe(2, 3877).codigoDeBarras[3] === '0', true]);
  });
});

const UTF16 = (() => {
  const bytes = new Uint8Array(ARQUIVO.length * 2);
  for (const [i, byte] of ARQUIVO.entries()) bytes[2 * i] = byte;
  return bytes;
})();

describe('return file that is refused whole', () => {
  const [a = '', g1 = '', g2 = '', g3 = '', z = ''] = LINHAS;
  const casos: readonly (readonly [oque: string, bytes: Uint8Array, codigo: string, linha: number])[] = [
    ['nothing in it', new Uint8Array(0), 'retorno/vazio', 0],
    ['only blank lines', emLatin1('  \r\n\r\n'), 'retorno/vazio', 0],
    ['a ZIP', emLatin1('PK\u0003\u0004'), 'retorno/compactado', 0],
    ['a GZIP', emLatin1('\u001f\u008b\u0008'), 'retorno/compactado', 0],
    ['UTF-8 with mark', emLatin1(`ï»¿${deLatin1(ARQUIVO)}`), 'retorno/codificacao', 0],
    ['UTF-16', UTF16, 'retorno/codificacao', 0],
    ['UTF-16 with mark', emLatin1(`ÿþ${deLatin1(UTF16)}`), 'retorno/codificacao', 0],
    ['EBCDIC', Uint8Array.from([0xc1, 0xf2, 0x40]), 'retorno/codificacao', 0],
    ['UTF-8 letters in the header', comLinha(ARQUIVO, 1, (l) => trocar(l, 23, 'Ã\u0081GUA')), 'retorno/codificacao', 1],
    ['UTF-8 letters in a payment', comLinha(ARQUIVO, 3, (l) => trocar(l, 120, 'SÃ\u00a3o')), 'retorno/codificacao', 3],
    ['a NUL', comLinha(ARQUIVO, 3, (l) => trocar(l, 120, '\u0000')), 'retorno/codificacao', 3],
    ['a tab', comLinha(ARQUIVO, 3, (l) => trocar(l, 5, '\t')), 'retorno/caractere-de-controle', 3],
    ['an escape in the filler', comLinha(ARQUIVO, 4, (l) => trocar(l, 149, '\u001b')), 'retorno/caractere-de-controle', 4],
    ['no header', juntar([g1, g2, z]), 'retorno/sem-header', 1],
    ['payments after the trailer', juntar([a, g1, g2, g3, z, g1]), 'retorno/sem-header', 6],
    ['no trailer', juntar([a, g1, g2, g3]), 'retorno/sem-trailer', 4],
    ['a header inside', juntar([a, g1, a, g2, g3, z]), 'retorno/sem-trailer', 2],
    ['an unknown record', juntar([a, g1, `Q${'9'.repeat(149)}`, g2, g3, z]), 'retorno/registro-desconhecido', 3],
    ['no line break at all', emLatin1(LINHAS.join('')), 'retorno/linha-longa', 1],
    ['content beyond 150', comLinha(ARQUIVO, 3, (l) => `${l}  X`), 'retorno/linha-longa', 3],
    ['a payment cut before its number', comLinha(ARQUIVO, 3, (l) => l.slice(0, 107)), 'retorno/linha-curta', 3],
    ['a trailer cut', emLatin1(deLatin1(ARQUIVO).slice(0, 152 * 4 + 20)), 'retorno/linha-curta', 5],
    ['a file of remessa', comLinha(ARQUIVO, 1, (l) => trocar(l, 2, '1')), 'retorno/nao-e-retorno', 1],
    ['débito automático', comLinha(ARQUIVO, 1, (l) => trocar(l, 82, 'DEBITO AUTOMATICO')), 'retorno/outro-servico', 1],
    ['number zero', comLinha(ARQUIVO, 1, (l) => trocar(l, 74, '000000')), 'retorno/header-invalido', 1],
    ['an impossible date of generation', comLinha(ARQUIVO, 1, (l) => trocar(l, 66, '20260230')), 'retorno/header-invalido', 1],
    ['no bank', comLinha(ARQUIVO, 1, (l) => trocar(l, 43, '   ')), 'retorno/header-invalido', 1],
    ['no agreement', comLinha(ARQUIVO, 1, (l) => trocar(l, 3, ' '.repeat(20))), 'retorno/header-invalido', 1],
    ['a payment date of zeros', comLinha(ARQUIVO, 3, (l) => trocar(l, 22, '00000000')), 'retorno/detalhe-invalido', 3],
    ['a payment date of 1899', comLinha(ARQUIVO, 3, (l) => trocar(l, 22, '18990101')), 'retorno/detalhe-invalido', 3],
    ['an impossible credit date', comLinha(ARQUIVO, 4, (l) => trocar(l, 30, '20260931')), 'retorno/detalhe-invalido', 4],
    ['a value that is not a number', comLinha(ARQUIVO, 3, (l) => trocar(l, 82, '    00003877')), 'retorno/detalhe-invalido', 3],
    ['a payment of zero', comLinha(ARQUIVO, 3, (l) => trocar(l, 82, '000000000000')), 'retorno/detalhe-invalido', 3],
    ['a record number that is not a number', comLinha(ARQUIVO, 3, (l) => trocar(l, 101, '0000000x')), 'retorno/detalhe-invalido', 3],
    ['the same record number twice', comLinha(ARQUIVO, 4, (l) => trocar(l, 101, '00000001')), 'retorno/nsr-repetido', 4],
    ['a wrong count', comLinha(ARQUIVO, 5, (l) => trocar(l, 2, '000004')), 'retorno/total-registros', 5],
    ['a wrong sum', comLinha(ARQUIVO, 5, (l) => trocar(l, 8, '00000000000011632')), 'retorno/total-valor', 5],
    ['a sum that is not a number', comLinha(ARQUIVO, 5, (l) => trocar(l, 8, 'x')), 'retorno/trailer-invalido', 5],
    ['a sum beyond all money', comLinha(ARQUIVO, 5, (l) => trocar(l, 8, '9'.repeat(17))), 'retorno/trailer-invalido', 5],
    ['a missing payment', juntar([a, g1, g3, z]), 'retorno/total-registros', 4],
  ];

  it.each(casos)('%s', (_, bytes, codigo, linha) => {
    const erro = recusado(bytes);
    expect(erro.erros).toContainEqual(expect.objectContaining({ codigo, linha }));
    for (const e of erro.erros) expect(e.mensagem.startsWith(`Linha ${e.linha}: `)).toBe(e.linha > 0);
  });

  it('has a control character anywhere in a payment', () => {
    const aceitos = Array.from({ length: 150 }, (_, i) => [0x00, 0x01, 0x09, 0x0d, 0x1b, 0x1f].map((byte) => ARQUIVO.with(152 * 2 + i, byte))).flat().filter((bytes) => lerRetorno(bytes).ok);
    expect(aceitos).toEqual([]);
  });

  it('does not report a bad date again as a wrong total', () => {
    expect(recusado(comLinha(ARQUIVO, 3, (l) => trocar(l, 22, '00000000')))).toMatchObject({ codigo: 'retorno/detalhe-invalido', totalDeErros: 1 });
  });

  it('tells all the errors in the order of the lines, the first hundred', () => {
    const ruins = Array.from({ length: 300 }, () => `Q${'9'.repeat(149)}`);
    const erro = recusado(juntar([a, ...ruins, z]));
    expect(erro).toMatchObject({ codigo: 'retorno/registro-desconhecido', totalDeErros: 302 });
    expect(erro.erros).toHaveLength(100);
    expect(erro.mensagem).toContain('e mais 301 problemas');
  });

  it('is not even opened when it is too big', () => {
    const limitado = lerRetorno(ARQUIVO, ARQUIVO.length - 1);
    expect(limitado).toMatchObject({ ok: false, erro: { codigo: 'retorno/grande-demais' } });
  });
});

describe('the report of a file that is no text', () => {
  it('has only text that can be stored', () => {
    for (const byte of [0, 1, 7, 27, 127, 133, 255]) {
      const { erros } = recusado(new Uint8Array(300).fill(byte));
      expect([...erros.map((e) => e.mensagem).join('')].filter((letra) => letra < ' ')).toEqual([]);
      expect(erros.map((e) => e.codigo)).toContain('retorno/sem-header');
    }
  });
});

describe('whose file it is', () => {
  const lido = exigir(lerRetorno(ARQUIVO));
  const codigos = (mudanca: Partial<typeof CONVENIO_TESTE>, hoje = '2026-08-10'): readonly string[] =>
    conferirIdentidade(lido, { ...CONVENIO_TESTE, ...mudanca }, dataCivil(hoje)).map((e) => e.codigo);

  it('is of the bank and the agreement, and not of the future', () => {
    expect(codigos({})).toEqual([]);
    expect(codigos({ banco: '104' })).toEqual(['retorno/outro-banco']);
    expect(codigos({ codigo: '999' })).toEqual(['retorno/outro-convenio']);
    expect(codigos({}, '2026-08-09')).toEqual(['retorno/data-futura']);
  });

  it('names the first payment of the future', () => {
    expect(conferirIdentidade(lido, CONVENIO_TESTE, dataCivil('2026-08-06'))).toMatchObject([{ linha: 1 }, { linha: 2, ocorrencias: 3, codigo: 'retorno/data-futura' }]);
  });

  it('refuses the file as its own errors do', () => {
    const resultado = aceitarOuRecusar(lido, conferirIdentidade(lido, { banco: '104', codigo: 'X' }, dataCivil('2026-08-10')));
    expect(resultado).toMatchObject({ ok: false, erro: { codigo: 'retorno/outro-banco', totalDeErros: 2 } });
    expect(aceitarOuRecusar(lido, [])).toMatchObject({ ok: true });
  });
});

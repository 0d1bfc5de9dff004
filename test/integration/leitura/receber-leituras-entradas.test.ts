import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { dataCivil, somarDias } from '../../../domain/comum/data-civil.ts';
import { receber } from '../../../functions/leitura/receber-leituras/receber.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo, type Lida } from './apoio.ts';

const casa = comFuncoes('nascente_lote');
let livres: Lida[] = [];
/** A ligação of grupo 4, which has no readings, that no other test uses. */
async function uma(): Promise<Lida> {
  if (livres.length === 0) livres = [...(await lidasDoGrupo(casa().lote, 4))];
  return livres.shift() ?? expect.fail('acabaram as ligações');
}
let vez = 0;
const chegar = (bytes: Uint8Array) => receber({ pool: casa().lote, relogio: casa().relogio }, bytes, { nome: `e${++vez}.txt`, chave: `leituras/e${vez}.txt`, versao: String(vez) });
async function linhas<T>(sql: string, ...valores: unknown[]): Promise<T[]> {
  return (await casa().lote.query(sql, valores)).rows as T[];
}
const ultimo = async () => (await linhas<{ situacao: string; aceitas: number; sinalizadas: number; recusadas: number; motivo: string | null }>('SELECT situacao, aceitas, sinalizadas, recusadas, motivo FROM leitura.arquivo ORDER BY recebido_em DESC, id DESC LIMIT 1'))[0];
const relatorio = () => linhas<{ linha: number; codigo: string; mensagem: string }>('SELECT linha, codigo, mensagem FROM leitura.arquivo_linha WHERE arquivo = (SELECT max(id) FROM leitura.arquivo) ORDER BY linha, codigo');
const leituraDe = async (cdc: number) => (await linhas<{ valor: number | null }>('SELECT valor FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611 AND medicao = 1', cdc))[0];

beforeEach(() => casa().relogio.mudar(CIDADE.hoje));

describe('a layout that was registered wrong', () => {
  const campos = { cdc: { coluna: 2, formato: { tipo: 'numero' } }, leitura: { coluna: 3, formato: { tipo: 'numero' } }, data: { coluna: 4, formato: { tipo: 'data', mascara: 'DDMMAAAA' } } };
  const header = { marca: { coluna: 1, valor: 'RUIM' }, campos: { referencia: { coluna: 2, formato: { tipo: 'referencia', mascara: 'MMAAAA' } } } };
  const bom = { forma: { tipo: 'separado', separador: ';' }, header, detalhe: { marca: { coluna: 1, valor: 'LEI' }, campos } };
  const cadastrar = (definicao: unknown) =>
    casa().banco.pool().query(`INSERT INTO leitura.layout (codigo, nome, definicao) VALUES ('RUIM', 'Ruim', $1) ON CONFLICT (codigo) DO UPDATE SET definicao = excluded.definicao`, [JSON.stringify(definicao)]);

  test.each([
    ['a mask that nobody knows', { ...bom, detalhe: { ...bom.detalhe, campos: { ...campos, data: { coluna: 4, formato: { tipo: 'data', mascara: 'MMDDAAAA' } } } } }, 'detalhe.campos.data.formato.mascara'],
    ['no date', { ...bom, detalhe: { ...bom.detalhe, campos: { cdc: campos.cdc, leitura: campos.leitura } } }, 'detalhe.campos.data'],
    ['positions in a separated line', { ...bom, detalhe: { ...bom.detalhe, campos: { ...campos, cdc: { inicio: 1, fim: 3, formato: { tipo: 'numero' } } } } }, 'detalhe.campos.cdc'],
    ['a text where the number of the ligação is', { ...bom, detalhe: { ...bom.detalhe, campos: { ...campos, cdc: { coluna: 2, formato: { tipo: 'texto' } } } } }, 'detalhe.campos.cdc.formato'],
  ])('with %s, refuses only its own files, saying what to correct', async (_, definicao, onde) => {
    await cadastrar(definicao);
    const l = await uma();
    const dele = Buffer.from(`RUIM;112026\nLEI;${l.cdc};${l.anterior + 3};19112026\n`);
    expect(await chegar(dele)).toEqual({ aceito: false });
    expect((await ultimo())?.motivo).toContain('layout RUIM está cadastrado com erro');
    expect((await ultimo())?.motivo).toContain(onde);
    expect((await ultimo())?.motivo).not.toMatch(/Invalid|expected/);
    expect(await chegar(Buffer.from(`NENHUM;112026;${++vez}\n`))).toEqual({ aceito: false });
    expect((await ultimo())?.motivo).toBe('Linha 1: nenhum layout cadastrado começa assim. Confira o arquivo ou cadastre o layout da contratada.');
    expect(await chegar(arquivoDeLeituras(4, [ler(l, l.anterior + 2)]))).toEqual({ aceito: true });
    // mended, the same file is read
    await cadastrar(bom);
    expect(await chegar(dele)).toEqual({ aceito: true });
    expect((await leituraDe(l.cdc))?.valor).toBe(l.anterior + 3);
  });

  test.each([[null], [{}], [[]], ['texto'], [{ forma: { tipo: 'separado', separador: '' } }]])('that says nothing at all (%j) is named where a file is not recognised', async (definicao) => {
    await cadastrar(definicao);
    const l = await uma();
    expect(await chegar(arquivoDeLeituras(4, [ler(l, l.anterior + 2)]))).toEqual({ aceito: true });
    expect(await chegar(Buffer.from(`OUTRO;112026;${++vez}\n`))).toEqual({ aceito: false });
    expect((await ultimo())?.motivo).toContain('RUIM (');
    expect((await ultimo())?.motivo).not.toMatch(/Invalid|expected/);
  });
});

describe('dates that exist and dates that do not', () => {
  test('a leap day only in its year, the last days of months, and nothing after today', async () => {
    const ls = [await uma(), await uma(), await uma(), await uma(), await uma()] as const;
    await casa().banco.pool().query(`UPDATE leitura.consumo_ligacao SET data = '2024-02-28' WHERE cdc = ANY ($1)`, [ls.map((l) => l.cdc)]);
    const datas = ['2024-02-29', '2025-02-29', '2026-10-31', '2026-09-31', '2026-02-28'];
    await chegar(arquivoDeLeituras(4, ls.map((l, i) => ler(l, l.anterior + 1, { data: datas[i] ?? '' }))));
    expect((await relatorio()).map((r) => [r.linha, r.codigo])).toEqual([[3, 'leitura/data-invalido'], [5, 'leitura/data-invalido']]);
    expect(await linhas('SELECT data FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611', ls[0].cdc)).toEqual([{ data: '2024-02-29' }]);
  });

  test('read on the day of the last billed reading, or before it, it is refused; the day after, taken', async () => {
    const [a, b, c] = [await uma(), await uma(), await uma()];
    const [{ data }] = (await linhas<{ data: string }>('SELECT data FROM leitura.consumo_ligacao WHERE cdc = $1', a.cdc)) as [{ data: string }];
    await casa().banco.pool().query('UPDATE leitura.consumo_ligacao SET data = $2 WHERE cdc = ANY ($1)', [[b.cdc, c.cdc], data]);
    const dia = dataCivil(data);
    await chegar(arquivoDeLeituras(4, [ler(a, a.anterior + 1, { data: dia }), ler(b, b.anterior + 1, { data: somarDias(dia, -1) }), ler(c, c.anterior + 1, { data: somarDias(dia, 1) })]));
    expect((await relatorio()).map((r) => [r.linha, r.codigo])).toEqual([[2, 'leitura/data-antiga'], [3, 'leitura/data-antiga']]);
  });
});

describe('a file that is readable and brings nothing', () => {
  test('with every line refused it is received, with its report, and no rota goes back', async () => {
    const antes = await linhas('SELECT ciclo, rota, situacao, calculos FROM faturamento.ciclo_rota ORDER BY 1, 2');
    const l = await uma();
    expect(await chegar(arquivoDeLeituras(4, [ler({ cdc: 999_999_997, medidor: 'X' }, 1), ler(l, 1, { ocorrencia: 997 }), ler(l, 9_999_999)]))).toEqual({ aceito: true });
    expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO', aceitas: 0, sinalizadas: 0, recusadas: 3 });
    expect(await leituraDe(l.cdc)).toBeUndefined();
    expect(await linhas('SELECT ciclo, rota, situacao, calculos FROM faturamento.ciclo_rota ORDER BY 1, 2')).toEqual(antes);
  });

  test('with a header of another grupo, or of one that does not exist, every line says whose it is', async () => {
    const [a, b] = [await uma(), await uma()];
    await chegar(arquivoDeLeituras(3, [ler(a, a.anterior + 1), ler(b, b.anterior + 1)]));
    expect((await relatorio()).map((r) => [r.linha, r.codigo])).toEqual([[2, 'leitura/outro-grupo'], [3, 'leitura/outro-grupo']]);
    expect((await relatorio())[0]?.mensagem).toContain('é do grupo 4, e o arquivo é do grupo 3');
    await chegar(arquivoDeLeituras(77, [ler(a, a.anterior + 1)]));
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/outro-grupo']);
    expect(await linhas('SELECT grupo FROM leitura.arquivo ORDER BY id DESC LIMIT 1')).toEqual([{ grupo: null }]);
  });

  test('with no line between header and trailer it is received', async () => {
    expect(await chegar(arquivoDeLeituras(4, []))).toEqual({ aceito: true });
    expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO', aceitas: 0, recusadas: 0 });
  });
});

describe('lines of one ligação in one file', () => {
  test('a refused one takes nobody’s place: the first valid line counts, and the ligação does not go by média', async () => {
    const [a, b] = [await uma(), await uma()];
    await chegar(arquivoDeLeituras(4, [ler(a, a.anterior + 4, { data: somarDias(CIDADE.hoje, 1) }), ler(a, a.anterior + 5), ler(b, b.anterior + 1), ler(b, 9_999_999), ler(a, a.anterior + 6)]));
    expect((await relatorio()).map((r) => [r.linha, r.codigo])).toEqual([[2, 'leitura/data-futura'], [5, 'leitura/duplicada'], [6, 'leitura/duplicada']]);
    expect([(await leituraDe(a.cdc))?.valor, (await leituraDe(b.cdc))?.valor]).toEqual([a.anterior + 5, b.anterior + 1]);
    expect((await relatorio()).at(-1)?.mensagem).toContain('já está na linha 3');
  });

  test('below the last reading it is flagged also without the number of the meter', async () => {
    const l = await uma();
    await chegar(arquivoDeLeituras(4, [ler(l, l.anterior - 1, { medidor: null })]));
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/menor-que-a-anterior']);
  });

  test('a meter put in since then is not below the last reading of another, but below where it stood', async () => {
    const [a, b] = [await uma(), await uma()];
    await casa().banco.pool().query(`UPDATE hidrometria.instalacao SET periodo = '[2026-11-12,)', leitura_instalacao = 3 WHERE cdc = ANY ($1) AND medicao = 1`, [[a.cdc, b.cdc]]);
    await chegar(arquivoDeLeituras(4, [ler(a, 4, { medidor: null }), ler(b, 2)]));
    expect((await relatorio()).map((r) => [r.linha, r.codigo])).toEqual([[3, 'leitura/menor-que-a-anterior']]);
  });
});

describe('other encodings', () => {
  const l1 = async (mudar: (texto: string) => Uint8Array) => {
    const l = await uma();
    return { l, bytes: mudar(Buffer.from(arquivoDeLeituras(4, [ler(l, l.anterior + 6, { leiturista: 'JOSÉ' })])).toString('latin1')) };
  };

  test('ISO 8859-1 and CRLF are understood', async () => {
    const { l, bytes } = await l1((t) => Buffer.from(t.replaceAll('\n', '\r\n'), 'latin1'));
    expect(await chegar(bytes)).toEqual({ aceito: true });
    expect(await linhas('SELECT valor, leiturista FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611', l.cdc)).toEqual([{ valor: l.anterior + 6, leiturista: 'JOSÉ' }]);
  });

  test('UTF-8 is understood where it has no mark, and refused whole where it has', async () => {
    const { l, bytes } = await l1((t) => Buffer.from(t, 'utf8'));
    expect(await chegar(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]))).toEqual({ aceito: false });
    expect((await ultimo())?.motivo).toContain('ISO 8859-1');
    expect(await chegar(bytes)).toEqual({ aceito: true });
    expect(await linhas('SELECT leiturista FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611', l.cdc)).toEqual([{ leiturista: 'JOSÉ' }]);
  });

  test.each([['UTF-16', 'utf16le'], ['gzip', 'gzip'], ['zeros', 'zeros']])('%s is refused whole', async (_, como) => {
    const { bytes } = await l1((t) => (como === 'utf16le' ? Buffer.from(t, 'utf16le') : como === 'gzip' ? gzipSync(t) : Buffer.from(`${t}\0`)));
    expect(await chegar(bytes)).toEqual({ aceito: false });
    expect((await ultimo())?.situacao).toBe('REJEITADO');
  });
});

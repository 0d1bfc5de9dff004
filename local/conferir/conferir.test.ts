import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Conferido } from '../../domain/conferencia/conferir-caso.ts';
import { TIPOS_CONFERIDOS } from '../cli/comandos/conferencia.ts';
import { RAIZ } from '../cli/onde.ts';
import { pagamentoDe, retornoDe } from '../../test/fixture/retorno-150.ts';
import { casosDaPasta } from './arquivos-de-casos.ts';
import { linhasDe } from './casos.ts';
import { codigoDeSaida, conferir, resumir, type Contagem } from './conferir.ts';
import { respondedorDe, TIPOS_DE_CASO, type TipoDeCaso } from './responder.ts';

const pasta = mkdtempSync(join(tmpdir(), 'conferir-'));
afterAll(() => rmSync(pasta, { recursive: true }));

/** The bytes of a text, cut at every `tamanho` bytes, as a pipe would. */
async function* emPedacos(texto: string, tamanho: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(texto);
  await Promise.resolve();
  for (let i = 0; i < bytes.length; i += tamanho) yield bytes.subarray(i, i + tamanho);
}

async function rodar(tipo: TipoDeCaso, texto: string, casos?: string, pedaco = 7): Promise<{ respostas: Conferido[]; recusadas: number[]; contagem: Contagem }> {
  const respostas: Conferido[] = [];
  const recusadas: number[] = [];
  const contagem = await conferir(respondedorDe(tipo, casos, pasta), emPedacos(texto, pedaco), {
    aoResponder: (r) => void respostas.push(r),
    aoRecusarLinha: (n) => recusadas.push(n),
  });
  return { respostas, recusadas, contagem };
}

const dv = (id: string, digito: string) => JSON.stringify({ id, algoritmo: 'mod10', numero: '82650000000', dv: digito });

describe('lines of a case file', () => {
  const ler = async (texto: string, tamanho = 3) => {
    const linhas: string[] = [];
    for await (const { numero, texto: t } of linhasDe(emPedacos(texto, tamanho))) linhas.push(`${numero}:${t}`);
    return linhas;
  };

  it.each([1, 2, 3, 50])('are the same however the bytes come (%i at a time), accents and marks included', async (tamanho) => {
    expect(await ler('\uFEFFágua\r\nçã\n\nfim', tamanho)).toEqual(['1:água\r', '2:çã', '3:', '4:fim']);
  });

  it('end with the last one that is not blank', async () => {
    expect(await ler('um\n\n \n')).toEqual(['1:um']);
    expect(await ler('')).toEqual([]);
  });
});

describe('conferring cases', () => {
  it('answers in order, one line for each case, and says what differs', async () => {
    const { respostas, contagem } = await rodar('dv', `${dv('a', '9')}\n${dv('b', '0')}\n${JSON.stringify({ id: 'c', algoritmo: 'mod10', numero: '1' })}\n`);
    expect(respostas.map((r) => [r.id, r.confere])).toEqual([
      ['a', respostas[0]?.resposta['dv'] === '9'],
      ['b', respostas[1]?.resposta['dv'] === '0'],
      ['c', null],
    ]);
    const diferente = respostas.find((r) => r.confere === false);
    expect(diferente?.diferencas[0]).toMatchObject({ campo: 'dv', obtido: diferente?.resposta['dv'] });
    expect(contagem.semComparacao).toBe(1);
    expect(codigoDeSaida(contagem)).toBe(1);
  });

  it('leaves out a line that is no case, names it, and still answers the others', async () => {
    const { respostas, recusadas, contagem } = await rodar('dv', `isto não\n${dv('a', '9')}\n[1]\n"x"\n${dv('b', '9')}`);
    expect(respostas.map((r) => r.id)).toEqual(['a', 'b']);
    expect(recusadas).toEqual([1, 3, 4]);
    expect(codigoDeSaida(contagem)).toBe(2);
    expect(resumir(contagem)).toContain('3 linhas que não são casos');
  });

  it('does not answer for letters that are not UTF-8: the case would be another', async () => {
    const recusadas: string[] = [];
    const origem = (async function* () {
      await Promise.resolve();
      yield Buffer.from('{"id":"São","algoritmo":"mod10","numero":"1"}', 'latin1');
    })();
    const contagem = await conferir(respondedorDe('dv', undefined, pasta), origem, { aoResponder: () => undefined, aoRecusarLinha: (n, motivo) => recusadas.push(`${n}: ${motivo}`) });
    expect([contagem.casos, recusadas]).toEqual([0, [expect.stringMatching(/^1: .*UTF-8/)]]);
  });

  it('a case that must be refused is answered with the code of the refusal', async () => {
    const { respostas } = await rodar('dv', JSON.stringify({ id: 1, algoritmo: 'inventado', numero: '1' }));
    expect(respostas[0]).toEqual({ id: 1, resposta: { recusa: 'dv/algoritmo-desconhecido' }, confere: null, diferencas: [], motivo: expect.stringMatching(/mod10.* Campo: algoritmo\.$/) });
  });

  it('nothing differs: the exit code is 0', () => {
    expect(codigoDeSaida({ naoSaoCasos: 0, diferem: 0 })).toBe(0);
  });

  it('knows the same types that its help names', () => {
    expect([...TIPOS_CONFERIDOS].sort()).toEqual([...TIPOS_DE_CASO].sort());
  });

  it('a bank file whose answer is no JSON is named: the others wait until it is mended', () => {
    const lugar = join(pasta, 'rompida', 'arrecadacao150');
    mkdirSync(lugar, { recursive: true });
    writeFileSync(join(lugar, 'a.expected.json'), 'nada');
    const [conjunto] = casosDaPasta(join(pasta, 'rompida')).conjuntos;
    return expect(conjunto?.bytes()[Symbol.asyncIterator]().next()).rejects.toThrow(/a\.expected\.json não é um JSON\. Corrija-o/);
  });

  it('agrees with the bill that the manual shows', async () => {
    const manual = readFileSync(join(RAIZ, 'docs/manual/linha-de-comando.md'), 'utf8');
    const exemplo = /^ {4}\{"id"[^]*?\n\n/m.exec(manual)?.[0] ?? '';
    const { respostas, contagem } = await rodar('tarifa', JSON.stringify(JSON.parse(exemplo)));
    expect(contagem).toMatchObject({ casos: 1, conferem: 1 });
    expect(Object.keys(respostas[0]?.resposta ?? {})).toContain('tee');
  });

  it('answers thousands of cases in order', async () => {
    const caso = {
      tarifa: { tipo: 'cascata', faixas: [{ acimaDe: '0', ate: '10', preco: '2.00' }, { acimaDe: '10', ate: null, preco: '3.00' }] },
      esgoto: { tipo: 'percentual', percentual: '92.5' },
      arredondamento: { modo: 'TRUNCAR', casas: 2, onde: 'POR_FAIXA' },
      economias: 2,
    };
    const linhas = Array.from({ length: 4_000 }, (_, i) => JSON.stringify({ ...caso, id: i, volumeM3: String(i % 90) })).join('\n');
    const { contagem } = await rodar('tarifa', linhas, undefined, 65_536);
    expect(contagem.casos).toBe(4_000);
  });
});

describe('cases of bank files', () => {
  const caso = (arquivo: string) => JSON.stringify({ id: arquivo, formato: 'arrecadacao150', arquivo });

  it('are found beside the case file, and then where the command was called', async () => {
    const ao = join(pasta, 'ao-lado');
    mkdirSync(ao, { recursive: true });
    writeFileSync(join(ao, 'a.ret'), retornoDe([pagamentoDe(1, 5000)]));
    writeFileSync(join(pasta, 'b.ret'), retornoDe([pagamentoDe(1, 5000)]));
    const { respostas } = await rodar('arquivo', `${caso('a.ret')}\n${caso('b.ret')}\n${caso('c.ret')}`, join(ao, 'casos.jsonl'));
    expect(respostas.map((r) => r.resposta['tipo'] ?? r.resposta['recusa'])).toEqual(['arrecadacao150', 'arrecadacao150', 'arquivo/nao-encontrado']);
    const daEntrada = await rodar('arquivo', `${caso('a.ret')}\n${caso('b.ret')}`);
    expect(daEntrada.respostas.map((r) => r.resposta['tipo'] ?? r.resposta['recusa'])).toEqual(['arquivo/nao-encontrado', 'arrecadacao150']);
  });

  it('a folder of files with what each should read as is a set of cases', async () => {
    const lugar = join(pasta, 'vetores', 'arrecadacao150');
    mkdirSync(lugar, { recursive: true });
    writeFileSync(join(lugar, 'x.ret'), retornoDe([pagamentoDe(1, 5000)]));
    writeFileSync(join(lugar, 'x.ret.expected.json'), JSON.stringify({ arquivo: 'x.ret', esperado: { confere: { totalRegistros: true, valorTotal: true } } }));
    writeFileSync(join(pasta, 'vetores', 'dv_modulos.jsonl'), dv('a', '9'));
    writeFileSync(join(pasta, 'vetores', 'boletos.jsonl'), '{}');
    const { conjuntos, naoConferidos } = casosDaPasta(join(pasta, 'vetores'));
    expect(conjuntos.map((c) => c.tipo).sort()).toEqual(['arquivo', 'dv']);
    expect(naoConferidos).toEqual([join('vetores', 'boletos.jsonl')]);
    const deArquivos = conjuntos.find((c) => c.tipo === 'arquivo');
    const contagem = await conferir(respondedorDe('arquivo', deArquivos?.arquivo, pasta), deArquivos?.bytes() ?? emPedacos('', 1), { aoResponder: () => undefined, aoRecusarLinha: () => undefined });
    expect(contagem).toMatchObject({ casos: 1, conferem: 1 });
  });
});

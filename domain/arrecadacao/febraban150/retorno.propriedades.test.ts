import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arquivoSorteado, deLatin1, emLatin1, pagamentoDe, retornoDe } from '../../../test/fixture/retorno-150.ts';
import { segundoLeitor150 } from '../../../test/fixture/segundo-leitor-150.ts';
import { exigir } from '../../comum/resultado.ts';
import { CODIGO_DV_CERTO } from './codigo-em-bytes.ts';
import { detalhes } from './detalhes.ts';
import { digestoDosDetalhes } from './digesto.ts';
import { escreverRetorno } from './escrever-retorno.ts';
import { conjuntoInteiro, lerConjuntos, lerRetorno, type RetornoLido } from './ler-retorno.ts';

const escrever = (f: { header: Parameters<typeof escreverRetorno>[0]; pagamentos: Parameters<typeof escreverRetorno>[1]; fimDeLinha: '\r\n' | '\n' }): Uint8Array =>
  exigir(escreverRetorno(f.header, f.pagamentos, { fimDeLinha: f.fimDeLinha }));

/** Everything but where the records lie in the bytes. */
function conteudo({ pagamentos: { posicao: _posicao, ...colunas } }: RetornoLido): unknown {
  return Object.fromEntries(Object.entries(colunas).map(([nome, valor]) => [nome, typeof valor === 'number' ? valor : [...valor]]));
}

describe('a file that was written', () => {
  it('is read by two readers that share no code, and they agree on everything', () => {
    fc.assert(
      fc.property(arquivoSorteado, (f) => {
        const bytes = escrever(f);
        const nosso = exigir(lerRetorno(bytes));
        const outro = segundoLeitor150(bytes);
        const [arquivo] = nosso.arquivos;
        expect(nosso.arquivos).toHaveLength(1);
        expect(arquivo?.header).toMatchObject({ convenio: outro.cabecalho.convenio.trim(), banco: outro.cabecalho.banco, dataGeracao: outro.cabecalho.geradoEm, nsa: Number(outro.cabecalho.sequencial), versao: outro.cabecalho.leiaute, tipoServico: outro.cabecalho.servico });
        expect(BigInt(arquivo?.soma ?? -1)).toBe(outro.totalRecebido);
        expect(BigInt(arquivo?.somaTarifa ?? -1)).toBe(outro.totalDeTarifas);
        const vazio = (texto: string): string | null => texto.trim() || null;
        expect([...detalhes(nosso)].map((d) => ({ ...d, dvCerto: undefined }))).toEqual(
          outro.pagamentos.map((p, i) => ({
            linha: i + 2, dvCerto: undefined, agenciaContaCredito: vazio(p.conta), dataPagamento: p.pagoEm.replace(/(....)(..)(..)/, '$1-$2-$3'),
            dataCredito: p.creditadoEm === '00000000' ? null : p.creditadoEm.replace(/(....)(..)(..)/, '$1-$2-$3'), codigoDeBarras: p.barras.padEnd(44),
            valor: Number(p.recebido), tarifa: Number(p.tarifa), nsr: p.numero, agenciaArrecadadora: vazio(p.agencia), formaArrecadacao: vazio(p.canal),
            autenticacao: vazio(p.autenticacao), formaPagamento: vazio(p.meio),
          })),
        );
        const errados = nosso.pagamentos.codigo.filter((bits) => (bits & CODIGO_DV_CERTO) === 0).length;
        expect(errados).toBe(outro.digitosErrados);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back as it was given', () => {
    fc.assert(
      fc.property(arquivoSorteado, (f) => {
        const lido = exigir(lerRetorno(escrever(f)));
        expect([...detalhes(lido)].map((d) => [d.codigoDeBarras.trim(), d.valor, d.tarifa, d.dataPagamento, d.dataCredito, d.formaArrecadacao, d.formaPagamento, d.autenticacao ?? ''])).toEqual(
          f.pagamentos.map((p) => [p.codigoDeBarras, p.valor, p.tarifa, p.dataPagamento, p.dataCredito, p.formaArrecadacao, p.formaPagamento.trim() || null, p.autenticacao]),
        );
      }),
    );
  });

  it('is the same by the fast and by the careful path', () => {
    fc.assert(
      fc.property(arquivoSorteado, (f) => {
        const bytes = escrever(f);
        // A blank beyond 150 is tolerated but is not exact, so every line goes by the careful path.
        const desviado = emLatin1(deLatin1(bytes).replaceAll(f.fimDeLinha, ` ${f.fimDeLinha}`));
        expect(conteudo(exigir(lerRetorno(desviado)))).toEqual(conteudo(exigir(lerRetorno(bytes))));
      }),
    );
  });

  it('has the digest of its details whatever their order, number, header or line break, and another when one changes', () => {
    fc.assert(
      fc.property(arquivoSorteado.filter((f) => f.pagamentos.length > 0), fc.nat(), (f, semente) => {
        const digesto = (g: typeof f): string => {
          const lido = exigir(lerRetorno(escrever(g)));
          return digestoDosDetalhes(lido, lido.arquivos[0] ?? { inicio: 0, fim: 0 });
        };
        const girado = [...f.pagamentos.slice(semente % f.pagamentos.length), ...f.pagamentos.slice(0, semente % f.pagamentos.length)];
        const outro = { ...f, pagamentos: girado, header: { ...f.header, nsa: (f.header.nsa % 999_999) + 1 }, fimDeLinha: '\n' as const };
        expect(digesto(outro)).toBe(digesto(f));
        const alterado = f.pagamentos.map((p, i) => (i === semente % f.pagamentos.length ? { ...p, agenciaArrecadadora: p.agenciaArrecadadora === 'X' ? 'Y' : 'X' } : p));
        expect(digesto({ ...f, pagamentos: alterado })).not.toBe(digesto(f));
        expect(digesto({ ...f, pagamentos: [...f.pagamentos, ...f.pagamentos] })).not.toBe(digesto(f));
      }),
    );
  });

  it('has the same digest with or without its final blanks', () => {
    const exato = retornoDe([pagamentoDe(1, 100), pagamentoDe(2, 200, { autenticacao: 'ABC', formaPagamento: ' ' })]);
    const aparado = emLatin1(deLatin1(exato).split('\r\n').map((l) => l.trimEnd()).join('\r\n'));
    const digesto = (bytes: Uint8Array): string => digestoDosDetalhes(exigir(lerRetorno(bytes)), { inicio: 0, fim: 2 });
    expect(digesto(aparado)).toBe(digesto(exato));
    expect(digesto(exato)).toMatch(/^00000002[0-9a-f]{32}$/);
  });
});

type Mutacao = (bytes: Uint8Array) => Uint8Array;
const lugar = fc.nat();
const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x30, 0x39, 0x20, 0x0a, 0x0d, 0x41, 0x47, 0x5a));
const mutacao: fc.Arbitrary<Mutacao> = fc.oneof(
  fc.tuple(lugar, byte).map(([p, b]): Mutacao => (v) => v.with(p % Math.max(v.length, 1), b)),
  fc.tuple(lugar, lugar).map(([p, n]): Mutacao => (v) => Uint8Array.from([...v.slice(0, p % (v.length + 1)), ...v.slice((p % (v.length + 1)) + (n % 200))])),
  fc.tuple(lugar, fc.array(byte, { maxLength: 160 })).map(([p, novos]): Mutacao => (v) => Uint8Array.from([...v.slice(0, p % (v.length + 1)), ...novos, ...v.slice(p % (v.length + 1))])),
  fc.tuple(lugar, lugar).map(([p, q]): Mutacao => (v) => trocarLinhas(v, p, q)),
  lugar.map((p): Mutacao => (v) => Uint8Array.from([...v, ...v.slice(p % (v.length + 1))])),
);

function trocarLinhas(bytes: Uint8Array, p: number, q: number): Uint8Array {
  const linhas = deLatin1(bytes).split('\n');
  const [a, b] = [p % linhas.length, q % linhas.length];
  return emLatin1(linhas.map((linha, i) => (i === a ? linhas[b] : i === b ? linhas[a] : linha)).join('\n'));
}

describe('a file that was damaged', () => {
  it('never breaks the reader, and when it is accepted its sums are those of its lines', () => {
    fc.assert(
      fc.property(arquivoSorteado, fc.array(mutacao, { minLength: 1, maxLength: 4 }), (f, mutacoes) => {
        const danificado = mutacoes.reduce((bytes, mutar) => mutar(bytes), escrever(f));
        const lido = lerRetorno(danificado);
        if (!lido.ok) {
          expect(lido.erro.erros.length).toBeGreaterThan(0);
          return;
        }
        const linhas = deLatin1(danificado).split('\n').filter((l) => l.trim() !== '' && l !== '\u001a');
        const soma = linhas.filter((l) => l[0] === 'G').reduce((total, l) => total + BigInt(l.slice(81, 93)), 0n);
        const declarado = linhas.filter((l) => l[0] === 'Z').reduce((total, l) => total + BigInt(l.slice(7, 24)), 0n);
        expect(lido.valor.pagamentos.valor.reduce((total, v) => total + BigInt(v), 0n)).toBe(soma);
        expect(declarado).toBe(soma);
        expect(lido.valor.linhas).toBe(linhas.length);
        expect([...detalhes(lido.valor)]).toHaveLength(linhas.filter((l) => l[0] === 'G').length);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not take with it the set that comes after, nor gives it anything; and every set that passes for whole closes with its trailer', () => {
    fc.assert(
      fc.property(arquivoSorteado, arquivoSorteado, fc.array(mutacao, { minLength: 1, maxLength: 4 }), (f, g, mutacoes) => {
        const intacto = escrever(g);
        const bytes = emLatin1(`${deLatin1(mutacoes.reduce((b, mutar) => mutar(b), escrever(f)))}\r\n${deLatin1(intacto)}`);
        const lido = lerConjuntos(bytes);
        // what cannot be read as text at all has no sets
        if (!lido.ok) return expect(lido.erro.erros[0]?.linha).toBe(0);
        const { arquivos, pagamentos } = lido.valor;
        const soma = (k: number) => pagamentos.valor.subarray(arquivos[k]?.inicio, arquivos[k]?.fim).reduce((total, v) => total + v, 0);
        for (const [k, a] of arquivos.entries()) {
          if (!conjuntoInteiro(lido.valor, k).ok) continue;
          expect([a.trailer?.valorTotal, a.trailer?.totalRegistros, a.header === null]).toEqual([soma(k), a.fim - a.inicio + 2, false]);
        }
        const ultimo = arquivos.length - 1;
        expect(conjuntoInteiro(lido.valor, ultimo).ok).toBe(true);
        expect([...pagamentos.valor.subarray(arquivos[ultimo]?.inicio, arquivos[ultimo]?.fim)]).toEqual([...exigir(lerRetorno(intacto)).pagamentos.valor]);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when any digit of any value, count or total changes', () => {
    const bytes = retornoDe([pagamentoDe(1, 3740), pagamentoDe(2, 3877)]);
    const inicioDaLinha = (n: number): number => (n - 1) * 152;
    const valores = [2, 3].flatMap((n) => Array.from({ length: 12 }, (_, i) => inicioDaLinha(n) + 81 + i));
    const totais = Array.from({ length: 23 }, (_, i) => inicioDaLinha(4) + 1 + i);
    const mutantes = [...valores, ...totais].flatMap((p) => Array.from({ length: 10 }, (_, d) => ({ p, d: d + 0x30 }))).filter(({ p, d }) => bytes[p] !== d);
    expect(mutantes).toHaveLength(47 * 9);
    expect(mutantes.filter(({ p, d }) => lerRetorno(bytes.with(p, d)).ok)).toEqual([]);
  });
});

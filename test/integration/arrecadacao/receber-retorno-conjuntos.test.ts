import { describe, expect, test } from 'vitest';
import { comLinha, deLatin1, emLatin1 } from '../../fixture/retorno-150.ts';
import { arquivoDe, arquivos, esperarIntegro, OUTRO_CONVENIO, pagar } from './apoio.ts';
import { comRecepcao } from './recepcao.ts';

const { casa, um, conta, chegar, ultimo, foto, pagamentosDe, aberta } = comRecepcao();

describe('two sets in one file', () => {
  const juntar = (...partes: Uint8Array[]) => emLatin1(partes.map(deLatin1).join(''));

  test('are two files, each of its own agreement', async () => {
    const [a, b] = [conta(), conta()];
    await chegar(juntar(arquivoDe([pagar(a)]), arquivoDe([pagar(b)], { banco: OUTRO_CONVENIO.banco, convenio: OUTRO_CONVENIO.codigo })));
    expect((await arquivos(casa().lote)).slice(-2)).toMatchObject([{ situacao: 'PROCESSADO', conjunto: 0, convenio: 1 }, { situacao: 'PROCESSADO', conjunto: 1, convenio: 2 }]);
    expect([await aberta(a.aviso), await aberta(b.aviso)]).toEqual([false, false]);
  });

  test('one of an unknown agreement does not hold the other, and is taken when the file comes again', async () => {
    const [a, b] = [conta(), conta()];
    const bytes = juntar(arquivoDe([pagar(a)]), arquivoDe([pagar(b)], { convenio: 'FUTURO' }));
    expect(await chegar(bytes)).toEqual({ aceito: true });
    expect((await arquivos(casa().lote)).slice(-2).map((x) => x.situacao)).toEqual(['PROCESSADO', 'REJEITADO']);
    await casa().banco.pool().query(
      `INSERT INTO arrecadacao.convenio SELECT 90, banco, 'FUTURO', empresa, nome_empresa, modulo, versao_layout, dias_credito, conta_transito, conta_banco, false FROM arrecadacao.convenio WHERE id = 1`,
    );
    await chegar(bytes);
    expect((await arquivos(casa().lote)).slice(-2).map((x) => x.situacao)).toEqual(['PROCESSADO', 'PROCESSADO']);
    expect([(await pagamentosDe(a.aviso)).length, (await pagamentosDe(b.aviso)).length]).toEqual([1, 1]);
  });

  const totalErrado = (b: Uint8Array) => comLinha(b, 3, (z) => `Z000009${z.slice(7)}`);

  test('one of wrong totals is refused by itself, with its own lines, and the other is settled', async () => {
    const [boa, ruim, outra] = [conta(), conta(), conta()];
    const bytes = juntar(totalErrado(arquivoDe([pagar(ruim)])), arquivoDe([pagar(boa)]));
    expect(await chegar(bytes)).toEqual({ aceito: true });
    const [recusado, lancado] = (await arquivos(casa().lote)).slice(-2);
    expect([recusado, lancado]).toMatchObject([{ situacao: 'REJEITADO', conjunto: 0, codigo: 'retorno/total-registros' }, { situacao: 'PROCESSADO', conjunto: 1 }]);
    expect([await aberta(ruim.aviso), await aberta(boa.aviso)]).toEqual([true, false]);
    const registrado = await um<{ motivo: string; erros: { linha: number }[]; total: number }>(`SELECT motivo, erros, total_erros AS total FROM arrecadacao.arquivo WHERE situacao = 'REJEITADO' ORDER BY id DESC LIMIT 1`);
    expect(registrado).toMatchObject({ total: 1, erros: [{ linha: 3 }] });
    // the same bytes change nothing, and what the bank sends in their place is taken
    const antes = await foto();
    await chegar(bytes);
    expect(await foto()).toEqual(antes);
    await chegar(arquivoDe([pagar(ruim), pagar(outra)]));
    expect(await aberta(ruim.aviso)).toBe(false);
    await esperarIntegro(casa().banco);
  });

  test.each([
    ['the header of the second lost', (a: string, b: string) => a + b.slice(152), [0]],
    ['the trailer of the first lost', (a: string, b: string) => a.slice(0, -152) + b, [1]],
    ['a line of no record between them', (a: string, b: string) => `${a}${'X'.padEnd(150)}\r\n${b}`, [0, 1]],
    ['a detail of the second of an impossible date', (a: string, b: string) => a + deLatin1(comLinha(emLatin1(b), 2, (g) => `${g.slice(0, 21)}20261345${g.slice(29)}`)), [0]],
  ])('with %s, what is whole is settled and nothing else', async (_, estragar, inteiros) => {
    const antes = (await arquivos(casa().lote)).length;
    const par = [conta(), conta()] as const;
    const [a, b] = par.map((c) => deLatin1(arquivoDe([pagar(c)]))) as [string, string];
    expect(await chegar(emLatin1(estragar(a, b)))).toEqual({ aceito: true });
    expect(await Promise.all(par.map((c) => aberta(c.aviso)))).toEqual([!inteiros.includes(0), !inteiros.includes(1)]);
    expect((await arquivos(casa().lote)).slice(antes).filter((x) => x.situacao === 'PROCESSADO')).toHaveLength(inteiros.length);
    expect((await arquivos(casa().lote)).slice(antes).filter((x) => x.situacao === 'REJEITADO')).toHaveLength(1);
    await esperarIntegro(casa().banco);
  });

  test('of which none is whole, the file is refused as one', async () => {
    const antes = await foto();
    expect(await chegar(juntar(totalErrado(arquivoDe([pagar(conta())])), totalErrado(arquivoDe([pagar(conta())]))))).toEqual({ aceito: false });
    expect(await foto()).toEqual(antes);
    expect(await ultimo()).toMatchObject({ situacao: 'REJEITADO', conjunto: 0 });
  });

  test('cut between them, with the trailer of one and the header of the other lost, nothing is settled', async () => {
    const antes = await foto();
    const [a, b] = [conta(), conta()].map((c) => deLatin1(arquivoDe([pagar(c)]))) as [string, string];
    expect(await chegar(emLatin1(a.slice(0, -152) + b.slice(152)))).toEqual({ aceito: false });
    expect(await foto()).toEqual(antes);
  });

  test('a set repeated inside the file is not settled twice', async () => {
    const c = conta();
    const set = arquivoDe([pagar(c)]);
    await chegar(juntar(set, set));
    expect((await arquivos(casa().lote)).slice(-2).map((x) => x.situacao)).toEqual(['PROCESSADO', 'REJEITADO']);
    expect(await pagamentosDe(c.aviso)).toHaveLength(1);
    await esperarIntegro(casa().banco);
  });
});

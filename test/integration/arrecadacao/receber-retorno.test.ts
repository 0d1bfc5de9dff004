import { describe, expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comLinha, deLatin1 } from '../../fixture/retorno-150.ts';
import { arquivoDe, arquivos, esperarIntegro, OUTRO_CONVENIO, pagar } from './apoio.ts';
import { comRecepcao } from './recepcao.ts';

const { casa, contas, um, conta, chegar, ultimo, foto, pagamentosDe, aberta } = comRecepcao();

describe('where each centavo goes', () => {
  test('paid in time at face value it settles, and the original is under guard', async () => {
    const c = conta();
    const bytes = arquivoDe([pagar(c)]);
    expect(await chegar(bytes)).toEqual({ aceito: true });
    expect(await pagamentosDe(c.aviso)).toEqual([{ valor: c.valor, quitado: c.valor, destino: 1 }]);
    expect(await aberta(c.aviso)).toBe(false);
    const guardado = await um<{ chave: string; versao: string }>('SELECT chave, versao FROM arrecadacao.arquivo ORDER BY id DESC LIMIT 1');
    expect(await casa().s3.ler('guarda', guardado?.chave ?? '', { VersionId: guardado?.versao })).toBe(deLatin1(bytes));
    expect((await casa().s3.cliente.config.region())).toBe('sa-east-1');
  });

  test('paid over, the excess is credit; paid under, all is credit and the bill stays open; paid again, all is credit', async () => {
    const [a, b, c] = [conta(), conta(), conta()];
    await chegar(arquivoDe([pagar(a, { valor: centavos(a.valor + 777) }), pagar(b, { valor: centavos(b.valor - 1) }), pagar(c), pagar(c)]));
    expect(await pagamentosDe(a.aviso)).toEqual([{ valor: a.valor + 777, quitado: a.valor, destino: 1 }]);
    expect(await pagamentosDe(b.aviso)).toEqual([{ valor: b.valor - 1, quitado: 0, destino: 2 }]);
    expect(await pagamentosDe(c.aviso)).toEqual([{ valor: c.valor, quitado: c.valor, destino: 1 }, { valor: c.valor, quitado: 0, destino: 4 }]);
    expect([await aberta(a.aviso), await aberta(b.aviso), await aberta(c.aviso)]).toEqual([false, true, false]);
    const { rows } = await casa().lote.query('SELECT tipo, valor FROM arrecadacao.credito WHERE cdc = ANY ($1) ORDER BY pagamento', [[a.cdc, b.cdc, c.cdc]]);
    expect(rows).toEqual([{ tipo: 'EXCEDENTE', valor: 777 }, { tipo: 'PARCIAL', valor: b.valor - 1 }, { tipo: 'DUPLICIDADE', valor: c.valor }]);
    // a second file that pays it is a second payment too
    await chegar(arquivoDe([pagar(c, { autenticacao: 'OUTRO' })]));
    expect((await pagamentosDe(c.aviso)).map((p) => p.destino)).toEqual([1, 4, 4]);
    await esperarIntegro(casa().banco);
  });

  test('paid late at face value it settles, and the charges of TR 13.9 wait for the next bill, to the centavo', async () => {
    const c = conta();
    // two months after the due date: fine 2 %, then the index of each month; computed here by hand from the registered indices
    const dia = somarDias(c.vencimento, 40);
    casa().relogio.mudar(dia);
    await chegar(arquivoDe([pagar(c, { dataPagamento: dia })], { dataGeracao: dia }));
    expect(await pagamentosDe(c.aviso)).toEqual([{ valor: c.valor, quitado: c.valor, destino: 1 }]);
    const e = await um<{ multa: number; correcao: number; pago_em: string }>('SELECT multa, correcao, pago_em FROM faturamento.encargo_pendente WHERE aviso = $1', c.aviso);
    const meses: string[] = [];
    for (let [ano, mes] = [Number(c.vencimento.slice(0, 4)), Number(c.vencimento.slice(5, 7))]; ; ) {
      mes += 1;
      if (mes > 12) [ano, mes] = [ano + 1, 1];
      const ref = `${ano}${String(mes).padStart(2, '0')}`;
      if (Number(ref) > Number(dia.slice(0, 4) + dia.slice(5, 7))) break;
      meses.push(ref);
    }
    // exact, in units of 10^-30 of a centavo, truncated once at the end
    const indices = new Map((await casa().lote.query<{ referencia: number; p: string }>('SELECT referencia, percentual::text AS p FROM faturamento.indice_selic')).rows.map((r) => [String(r.referencia), r.p]));
    const ESCALA = 10n ** 30n;
    let total = BigInt(c.valor) * ESCALA;
    total += (total * 2n) / 100n;
    const provisorias = meses.filter((m) => !indices.has(m)).map(() => 10_000n);
    const registradas = meses.flatMap((m) => (indices.has(m) ? [BigInt((indices.get(m) ?? '').replace('.', ''))] : []));
    for (const taxa of [...provisorias, ...registradas]) total += (total * taxa) / 1_000_000n;
    const devido = Number(total / ESCALA) - c.valor;
    expect(meses.length).toBeGreaterThan(0);
    expect((e?.multa ?? 0) + (e?.correcao ?? 0)).toBe(devido);
    expect(e?.pago_em).toBe(dia);
  });

  test('after its validity nothing is settled: all is credit, kept for negotiation', async () => {
    const c = conta();
    const dia = somarDias(c.validade, 10);
    casa().relogio.mudar(dia);
    await chegar(arquivoDe([pagar(c, { dataPagamento: dia })], { dataGeracao: dia }));
    expect(await pagamentosDe(c.aviso)).toEqual([{ valor: c.valor, quitado: 0, destino: 3 }]);
    expect(await aberta(c.aviso)).toBe(true);
    await esperarIntegro(casa().banco);
  });

  test('a bad detail goes to the unidentified account with its reason, whatever its field holds, and the rest settles', async () => {
    const [a, b] = [conta(), conta()];
    const bom = pagar(a);
    const trocar = (codigo: string, i: number, d: string) => codigo.slice(0, i) + d + codigo.slice(i + 1);
    const dv = trocar(bom.codigoDeBarras, 3, String((Number(bom.codigoDeBarras[3]) + 1) % 10));
    const inexistente = pagar({ ...b, aviso: 99_999_999 });
    await chegar(arquivoDe([bom, pagar(b, { codigoDeBarras: dv }), inexistente, pagar(b, { codigoDeBarras: 'RECIBO Nº 12 ÇÃO' })]));
    const { rows } = await casa().lote.query<{ motivo: number; codigo_barras: string; aviso: number | null }>('SELECT motivo, codigo_barras, aviso FROM arrecadacao.pagamento WHERE destino = 5 ORDER BY id');
    expect(rows.map((r) => r.motivo)).toEqual([3, 7, 1]);
    expect(rows[2]?.codigo_barras.trimEnd()).toBe('RECIBO Nº 12 ÇÃO');
    expect(await aberta(a.aviso)).toBe(false);
    expect(await aberta(b.aviso)).toBe(true);
    await esperarIntegro(casa().banco);
  });

  test('a fee above what was paid, and a credit date centuries away, still balance', async () => {
    const c = conta();
    await chegar(arquivoDe([pagar(c, { tarifa: centavos(c.valor + 10), dataCredito: '2199-12-31' as typeof CIDADE.hoje })]));
    expect((await ultimo())?.avisos).toContain('retorno/credito-improvavel');
    const { rows } = await casa().lote.query(`SELECT conta, sum(debitos - creditos)::bigint AS saldo FROM razao.saldo_dia JOIN razao.conta c ON c.id = conta AND c.papel = 'TRANSITO' GROUP BY 1`);
    expect(rows).toEqual([{ conta: 1104, saldo: 0 }]);
    await esperarIntegro(casa().banco);
  });
});

describe('the same file again', () => {
  test('under the same name, another name, or both at once, it changes nothing and is told as received', async () => {
    const bytes = arquivoDe([pagar(conta())]);
    expect(await Promise.all([chegar(bytes, 'simultaneo-a.ret'), chegar(bytes, 'simultaneo-b.ret')])).toEqual([{ aceito: true }, { aceito: true }]);
    const antes = await foto();
    const quantos = (await arquivos(casa().lote)).length;
    expect(await chegar(bytes, 'simultaneo-a.ret')).toEqual({ aceito: true });
    expect(await chegar(bytes, 'outro-nome.ret')).toEqual({ aceito: true });
    expect(await foto()).toEqual(antes);
    expect((await arquivos(casa().lote)).length).toBe(quantos);
    expect(await um('SELECT count(*)::integer AS n FROM arrecadacao.chegada g JOIN arrecadacao.arquivo a USING (sha256) WHERE a.id = (SELECT max(id) FROM arrecadacao.arquivo)')).toEqual({ n: 4 });
  });

  test('with the same number and other content it is refused; with the same payments under a new number it waits for a person', async () => {
    const [a, b] = [conta(), conta()];
    await chegar(arquivoDe([pagar(a)], { nsa: 500 }));
    const antes = await foto();
    expect(await chegar(arquivoDe([pagar(b)], { nsa: 500 }))).toEqual({ aceito: false });
    expect(await ultimo()).toMatchObject({ situacao: 'REJEITADO', codigo: 'retorno/nsa-repetido' });
    expect(await chegar(arquivoDe([pagar(a)], { nsa: 501 }))).toEqual({ aceito: true });
    expect(await ultimo()).toMatchObject({ situacao: 'RETIDO', codigo: 'retorno/pagamentos-repetidos' });
    expect(await foto()).toEqual(antes);
    // the same details in another order are the same payments
    await chegar(arquivoDe([pagar(b), pagar(a, { autenticacao: '2' })], { nsa: 502 }));
    await chegar(arquivoDe([pagar(a, { autenticacao: '2' }), pagar(b)], { nsa: 503 }));
    expect(await ultimo()).toMatchObject({ situacao: 'RETIDO' });
  });

  test('two at once with one number, or with the same payments, or paying the same bill, never both settle', async () => {
    const [a, b, c] = [conta(), conta(), conta()];
    await Promise.all([chegar(arquivoDe([pagar(a)], { nsa: 600 })), chegar(arquivoDe([pagar(b)], { nsa: 600 }))]);
    expect((await arquivos(casa().lote)).slice(-2).map((x) => x.situacao).sort()).toEqual(['PROCESSADO', 'REJEITADO']);
    await Promise.all([chegar(arquivoDe([pagar(c), pagar({ ...c, aviso: 88_888_888 })], { nsa: 601 })), chegar(arquivoDe([pagar(c), pagar({ ...c, aviso: 88_888_888 })], { nsa: 602 }))]);
    expect((await arquivos(casa().lote)).slice(-2).map((x) => x.situacao).sort()).toEqual(['PROCESSADO', 'RETIDO']);
    // of two banks, so that no lock of an agreement orders them
    const pagas = Array.from({ length: 12 }, () => conta());
    const doOutro = { banco: OUTRO_CONVENIO.banco, convenio: OUTRO_CONVENIO.codigo };
    await Promise.all([chegar(arquivoDe(pagas.map((p) => pagar(p)))), chegar(arquivoDe([...pagas].reverse().map((p) => pagar(p, { autenticacao: 'B' })), doOutro))]);
    for (const p of pagas) expect((await pagamentosDe(p.aviso)).map((x) => x.destino).sort((a, b) => a - b)).toEqual([1, 4]);
    await esperarIntegro(casa().banco);
  });

  test('an empty file is received, and its number is taken', async () => {
    await chegar(arquivoDe([], { nsa: 700 }));
    expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO', avisos: expect.arrayContaining(['retorno/sem-movimento', 'retorno/lacuna-de-numeracao']) as unknown });
    await chegar(arquivoDe([], { nsa: 700, nomeBanco: 'OUTRO' }));
    expect(await ultimo()).toMatchObject({ situacao: 'REJEITADO', codigo: 'retorno/nsa-repetido' });
    // two empty files are not "the same payments"
    await chegar(arquivoDe([], { nsa: 701 }));
    expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO', avisos: ['retorno/sem-movimento'] });
  });
});

describe('what is refused whole', () => {
  const estragos: readonly [string, string, (bytes: Uint8Array) => Uint8Array][] = [
    ['a wrong total of value', 'retorno/total-valor', (b) => comLinha(b, 4, (z) => z.slice(0, 7) + '00000000000000001' + z.slice(24))],
    ['a wrong count of records', 'retorno/total-registros', (b) => comLinha(b, 4, (z) => 'Z000009' + z.slice(7))],
    ['no trailer', 'retorno/sem-trailer', (b) => b.slice(0, 3 * 152)],
    ['a line cut short', 'retorno/linha-curta', (b) => comLinha(b, 2, (g) => g.slice(0, 60))],
    ['an unknown record', 'retorno/registro-desconhecido', (b) => comLinha(b, 2, (g) => `X${g.slice(1)}`)],
    ['a date that does not exist', 'retorno/detalhe-invalido', (b) => comLinha(b, 2, (g) => `${g.slice(0, 21)}20261331${g.slice(29)}`)],
    ['a header date that does not exist', 'retorno/header-invalido', (b) => comLinha(b, 1, (a) => `${a.slice(0, 65)}20260230${a.slice(73)}`)],
    ['UTF-16', 'retorno/codificacao', (b) => new Uint8Array(Buffer.from(`\ufeff${deLatin1(b)}`, 'utf16le'))],
    ['a NUL', 'retorno/codificacao', (b) => comLinha(b, 2, (g) => `${g.slice(0, 1)}\u0000${g.slice(2)}`)],
    ['a compressed file', 'retorno/compactado', () => Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['nothing', 'retorno/vazio', () => new Uint8Array(0)],
    ['totals that no number holds', 'retorno/trailer-invalido', (b) => comLinha(b, 4, (z) => `${z.slice(0, 7)}99999999999999999${z.slice(24)}`)],
  ];

  test.each(estragos)('%s: %s, and nothing is in the ledger', async (_, codigo, estragar) => {
    const [a, b] = contas();
    if (a === undefined || b === undefined) throw new Error('sem contas');
    const antes = await foto();
    expect(await chegar(estragar(arquivoDe([pagar(a), pagar(b)])))).toEqual({ aceito: false });
    const registrado = await ultimo();
    expect(registrado).toMatchObject({ situacao: 'REJEITADO', codigo });
    expect(registrado?.erros[0] === undefined ? '' : registrado.motivo).toContain(registrado?.erros[0] ?? '?');
    expect(await foto()).toEqual(antes);
  });

  test('every wrong line is in the report, not only the first', async () => {
    const bytes = arquivoDe([pagar(conta()), pagar(conta()), pagar(conta())]);
    await chegar(comLinha(comLinha(bytes, 2, (g) => `X${g.slice(1)}`), 4, (g) => `Y${g.slice(1)}`));
    const registrado = await ultimo();
    expect(registrado?.erros.filter((e) => /^Linha [24]: registro/.test(e))).toHaveLength(2);
    expect(registrado?.total_erros).toBe(registrado?.erros.length);
  });

  test('of another bank, another agreement or a day to come; and the same bytes are taken once what was missing is there', async () => {
    const c = conta();
    const antes = await foto();
    const bytes = arquivoDe([pagar(c)], { convenio: 'NAO REGISTRADO' });
    expect(await chegar(bytes)).toEqual({ aceito: false });
    expect(await ultimo()).toMatchObject({ situacao: 'REJEITADO', codigo: 'retorno/convenio-desconhecido', convenio: null });
    await chegar(arquivoDe([pagar(c)], { dataGeracao: somarDias(CIDADE.hoje, 1) }));
    expect(await ultimo()).toMatchObject({ codigo: 'retorno/data-futura', convenio: 1 });
    await chegar(arquivoDe([pagar(c, { dataPagamento: somarDias(CIDADE.hoje, 1) })]));
    expect(await ultimo()).toMatchObject({ codigo: 'retorno/data-futura' });
    expect(await foto()).toEqual(antes);
    await casa().banco.pool().query(
      `INSERT INTO arrecadacao.convenio SELECT 90, banco, 'NAO REGISTRADO', empresa, nome_empresa, modulo, versao_layout, dias_credito, conta_transito, conta_banco, false FROM arrecadacao.convenio WHERE id = 1`,
    );
    expect(await chegar(bytes)).toEqual({ aceito: true });
    expect(await aberta(c.aviso)).toBe(false);
    await esperarIntegro(casa().banco);
  });
});

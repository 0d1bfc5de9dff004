import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { somarDias } from '../../../domain/comum/data-civil.ts';
import { exigir } from '../../../domain/comum/resultado.ts';
import { LAYOUT_NASCENTE } from '../../../domain/leitura/arquivo/layout.ts';
import { lerArquivoDeLeitura } from '../../../domain/leitura/arquivo/ler-arquivo.ts';
import { receber } from '../../../functions/leitura/receber-leituras/receber.ts';
import { aprovarCiclo } from '../../../layers/postgres/faturamento/aprovar-ciclo.ts';
import { calcularRotas } from '../../../layers/postgres/faturamento/calcular-rotas.ts';
import { receberArquivoDeLeitura } from '../../../layers/postgres/leitura/receber-arquivo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { CIDADE, emitirCiclo, manhaDe } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDeLeituras, ler, lidasDoGrupo, type Detalhe, type Lida } from './apoio.ts';

const casa = comFuncoes('nascente_lote');
const livres = new Map<number, Lida[]>();
async function uma(grupo: number): Promise<Lida> {
  const lidas = livres.get(grupo) ?? [...(await lidasDoGrupo(casa().lote, grupo))];
  livres.set(grupo, lidas);
  return lidas.shift() ?? expect.fail(`acabaram as ligações do grupo ${grupo}`);
}
let vez = 0;
const chegar = (bytes: Uint8Array) => receber({ pool: casa().lote, relogio: casa().relogio }, bytes, { nome: `l${++vez}.txt`, chave: `leituras/l${vez}.txt`, versao: String(vez) });
async function linhas<T>(sql: string, ...valores: unknown[]): Promise<T[]> {
  return (await casa().lote.query(sql, valores)).rows as T[];
}
const ultimo = async () => (await linhas<{ id: number; situacao: string; aceitas: number; sinalizadas: number; recusadas: number; motivo: string | null; layout: string | null }>('SELECT id, situacao, aceitas, sinalizadas, recusadas, motivo, layout FROM leitura.arquivo ORDER BY recebido_em DESC, id DESC LIMIT 1'))[0];
async function relatorio(): Promise<{ linha: number; resultado: string; codigo: string; mensagem: string }[]> {
  return linhas('SELECT linha, resultado, codigo, mensagem FROM leitura.arquivo_linha WHERE arquivo = (SELECT max(id) FROM leitura.arquivo) ORDER BY linha, codigo');
}
const leituraDe = async (cdc: number) => (await linhas<{ valor: number | null; versao: number }>('SELECT valor, versao FROM leitura.leitura WHERE cdc = $1 AND referencia = 202611 AND medicao = 1', cdc))[0];
const situacaoDaRota = async (ciclo: number, rota: number) => (await linhas<{ situacao: string; calculos: number }>('SELECT situacao, calculos FROM faturamento.ciclo_rota WHERE ciclo = $1 AND rota = $2', ciclo, rota))[0];
const previaDe = async (cdc: number) => (await linhas<{ leitura_atual: number | null }>('SELECT leitura_atual FROM faturamento.previa WHERE ciclo = $1 AND cdc = $2', CIDADE.emCritica.ciclo, cdc))[0];
async function fotografia(): Promise<unknown> {
  return linhas('SELECT (SELECT count(*) FROM leitura.leitura) AS leituras, (SELECT count(*) FROM leitura.leitura_historico) AS historico, (SELECT sum(versao) FROM leitura.leitura) AS versoes, (SELECT count(*) FROM leitura.arquivo_linha) AS linhas, (SELECT count(*) FROM comum.caixa_saida) AS saida');
}

beforeEach(() => casa().relogio.mudar(CIDADE.hoje));

describe('line by line, the rest goes on', () => {
  test('unknown, of another grupo, repeated, impossible, to come, too big for the dial: each refused with its line and reason', async () => {
    const [boa, repetida, futura, grande, doOutro, semValor] = [await uma(4), await uma(4), await uma(4), await uma(4), await uma(3), await uma(4)];
    const detalhes: Detalhe[] = [
      ler(boa, boa.anterior + 10),
      ler({ cdc: 999_999_998, medidor: 'X' }, 5),
      ler(repetida, repetida.anterior + 3),
      ler(repetida, repetida.anterior + 4),
      ler(futura, futura.anterior + 1, { data: somarDias(CIDADE.hoje, 1) }),
      ler(grande, 9_999_999),
      ler(doOutro, doOutro.anterior + 1),
      ler(boa, boa.anterior + 11, { cdc: boa.cdc, data: '2026-11-31' }),
      ler(semValor, null, { ocorrencia: 998 }),
    ];
    expect(await chegar(arquivoDeLeituras(4, detalhes))).toEqual({ aceito: true });
    expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO', aceitas: 2, recusadas: 7, layout: 'NASCENTE-1' });
    expect((await relatorio()).filter((r) => r.resultado === 'RECUSADA').map((r) => [r.linha, r.codigo])).toEqual([
      [3, 'leitura/ligacao-desconhecida'], [5, 'leitura/duplicada'], [6, 'leitura/data-futura'], [7, 'leitura/digitos'], [8, 'leitura/outro-grupo'], [9, 'leitura/data-invalido'], [10, 'leitura/ocorrencia-desconhecida'],
    ]);
    expect((await relatorio()).every((r) => r.mensagem.startsWith(`Linha ${r.linha}:`))).toBe(true);
    expect(await leituraDe(repetida.cdc)).toEqual({ valor: repetida.anterior + 3, versao: 1 });
    expect(await leituraDe(futura.cdc)).toBeUndefined();
  });

  test('below the last reading or of another meter it is accepted with a remark', async () => {
    const [menor, outro] = [await uma(4), await uma(4)];
    await chegar(arquivoDeLeituras(4, [ler(menor, menor.anterior - 1), ler(outro, outro.anterior + 5, { medidor: 'Z00Z000000' })]));
    expect(await ultimo()).toMatchObject({ aceitas: 2, sinalizadas: 2, recusadas: 0 });
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/menor-que-a-anterior', 'leitura/outro-medidor']);
  });

  test('an identical file writes nothing, at once or later; one with one line corrected writes that line', async () => {
    const [a, b] = [await uma(4), await uma(4)];
    const bytes = arquivoDeLeituras(4, [ler(a, a.anterior + 7), ler(b, b.anterior + 9)]);
    await Promise.all([chegar(bytes), chegar(bytes)]);
    const antes = await fotografia();
    expect(await chegar(bytes)).toEqual({ aceito: true });
    expect(await fotografia()).toEqual(antes);
    expect(await linhas('SELECT count(*)::integer AS n FROM leitura.chegada WHERE sha256 = (SELECT sha256 FROM leitura.arquivo ORDER BY id DESC LIMIT 1)')).toEqual([{ n: 3 }]);
    await chegar(arquivoDeLeituras(4, [ler(a, a.anterior + 7), ler(b, b.anterior + 6)]));
    expect(await ultimo()).toMatchObject({ aceitas: 2, sinalizadas: 1, recusadas: 0 });
    expect(await leituraDe(a.cdc)).toEqual({ valor: a.anterior + 7, versao: 1 });
    expect(await leituraDe(b.cdc)).toEqual({ valor: b.anterior + 6, versao: 2 });
    expect(await linhas('SELECT valor, motivo FROM leitura.leitura_historico WHERE cdc = $1', b.cdc)).toEqual([{ valor: b.anterior + 9, motivo: 'substituída por nova leitura' }]);
  });
});

describe('what is refused whole', () => {
  test.each([
    ['no line', new Uint8Array(0), 'linha nenhuma'],
    ['another layout', Buffer.from('HEADER DE OUTRO\n'), 'layout'],
    ['UTF-16', Buffer.from('\ufeffHNASCENTE01202611004', 'utf16le'), 'ISO 8859-1'],
    ['a compressed file', Uint8Array.of(0x50, 0x4b, 3, 4), 'compactado'],
    ['no trailer', Buffer.from(Buffer.from(arquivoDeLeituras(4, [])).toString().split('\n')[0] ?? ''), 'sem trailer'],
    ['a month to come', arquivoDeLeituras(4, [], '2027-01'), 'ainda não chegou'],
  ])('%s', async (_, bytes, porque) => {
    const antes = await fotografia();
    expect(await chegar(bytes)).toEqual({ aceito: false });
    const registrado = await ultimo();
    expect(registrado?.situacao).toBe('REJEITADO');
    expect(registrado?.motivo).toContain(porque);
    expect(await fotografia()).toEqual(antes);
  });

  test('totals that differ refuse it; and a file that only lacked its layout is received when it comes again', async () => {
    const l = await uma(4);
    const texto = Buffer.from(arquivoDeLeituras(4, [ler(l, l.anterior + 8)])).toString();
    expect(await chegar(Buffer.from(texto.replace('T000000001', 'T000000002')))).toEqual({ aceito: false });
    expect((await ultimo())?.motivo).toContain('linhas de detalhe');
    const deOutro = Buffer.from(`CAB;112026\nLEI;${l.cdc};${l.anterior + 8};19112026\n`);
    expect(await chegar(deOutro)).toEqual({ aceito: false });
    await casa().banco.pool().query(`INSERT INTO leitura.layout (codigo, nome, definicao) VALUES ('CONTRATADA', 'Contratada', $1)`, [
      {
        forma: { tipo: 'separado', separador: ';' },
        header: { marca: { coluna: 1, valor: 'CAB' }, campos: { referencia: { coluna: 2, formato: { tipo: 'referencia', mascara: 'MMAAAA' } } } },
        detalhe: {
          marca: { coluna: 1, valor: 'LEI' },
          campos: { cdc: { coluna: 2, formato: { tipo: 'numero' } }, leitura: { coluna: 3, formato: { tipo: 'numero' } }, data: { coluna: 4, formato: { tipo: 'data', mascara: 'DDMMAAAA' } } },
        },
      },
    ]);
    expect(await chegar(deOutro)).toEqual({ aceito: true });
    expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO', layout: 'CONTRATADA', aceitas: 1 });
    expect((await leituraDe(l.cdc))?.valor).toBe(l.anterior + 8);
    // numbers that no column of the database holds are refused in their line
    await chegar(Buffer.from(`CAB;112026\nLEI;99999999999999;5;19112026\nLEI;${l.cdc};99999999999999;19112026\n`));
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/cdc-invalido', 'leitura/leitura-invalido']);
  });
});

describe('a corrected file and the cycle', () => {
  test('before the calculation, the new reading is the one that is billed', async () => {
    const l = await uma(3);
    await chegar(arquivoDeLeituras(3, [ler(l, (l.valor ?? 0) + 2)]));
    expect((await leituraDe(l.cdc))?.valor).toBe((l.valor ?? 0) + 2);
    expect(await linhas(`SELECT FROM comum.caixa_saida WHERE tipo = 'calcular-rota' AND publicado_em IS NULL`)).toEqual([]);
  });

  test('after it, the rota goes back and is computed with the new reading; the others stay', async () => {
    const l = await uma(1);
    const { ciclo } = CIDADE.emCritica;
    const antes = await situacaoDaRota(ciclo, l.rota);
    expect((await previaDe(l.cdc))?.leitura_atual).toBe(l.valor);
    await chegar(arquivoDeLeituras(1, [ler(l, (l.valor ?? 0) + 5)]));
    expect(await situacaoDaRota(ciclo, l.rota)).toEqual({ situacao: 'PENDENTE', calculos: antes?.calculos });
    expect(await linhas('SELECT count(*)::integer AS n FROM faturamento.ciclo_rota WHERE ciclo = $1 AND situacao = $2', ciclo, 'PENDENTE')).toEqual([{ n: 1 }]);
    expect(await linhas(`SELECT chave, conteudo FROM comum.caixa_saida WHERE tipo = 'calcular-rota' AND publicado_em IS NULL`)).toEqual([{ chave: `${ciclo}-${l.rota}-${antes?.calculos}`, conteudo: { ciclo, rota: l.rota } }]);
    await emTransacao(casa().lote, (c) => calcularRotas(c, ciclo, [l.rota], manhaDe(CIDADE.hoje)));
    expect((await previaDe(l.cdc))?.leitura_atual).toBe((l.valor ?? 0) + 5);
  });

  test('while the rota is being computed with the old reading, the file waits and then sends it back', async () => {
    const l = await uma(1);
    const { ciclo } = CIDADE.emCritica;
    await casa().lote.query(`UPDATE faturamento.ciclo_rota SET situacao = 'PENDENTE' WHERE ciclo = $1 AND rota = $2`, [ciclo, l.rota]);
    let chegada: Promise<unknown> | undefined;
    await emTransacao(casa().lote, async (c) => {
      await calcularRotas(c, ciclo, [l.rota], manhaDe(CIDADE.hoje));
      chegada = chegar(arquivoDeLeituras(1, [ler(l, (l.valor ?? 0) + 6)]));
      // long enough for it to reach the lock
      await new Promise((resolver) => setTimeout(resolver, 300));
    });
    await chegada;
    expect((await situacaoDaRota(ciclo, l.rota))?.situacao).toBe('PENDENTE');
    await emTransacao(casa().lote, (c) => calcularRotas(c, ciclo, [l.rota], manhaDe(CIDADE.hoje)));
    expect((await previaDe(l.cdc))?.leitura_atual).toBe((l.valor ?? 0) + 6);
  });

  test('an approval that comes while it is being received sees the rota go back, and is refused', async () => {
    const l = await uma(1);
    const { ciclo } = CIDADE.emCritica;
    await casa().banco.pool().query(`UPDATE faturamento.apontamento SET situacao = 'ACEITO', decidido_por = 'x', decidido_em = now(), motivo = 'teste' WHERE ciclo = $1 AND bloqueia AND situacao = 'PENDENTE'`, [ciclo]);
    const bytes = arquivoDeLeituras(1, [ler(l, (l.valor ?? 0) + 4)]);
    const lido = exigir(lerArquivoDeLeitura(Buffer.from(bytes).toString(), [LAYOUT_NASCENTE]));
    const agora = manhaDe(CIDADE.hoje);
    let aprovacao: Promise<Awaited<ReturnType<typeof aprovarCiclo>>> | undefined;
    await emTransacao(casa().lote, async (c) => {
      await receberArquivoDeLeitura(c, lido, { sha256: createHash('sha256').update(bytes).digest(), nome: 'a', chave: 'leituras/a', versao: null, agora }, CIDADE.hoje);
      aprovacao = emTransacao(casa().lote, (outro) => aprovarCiclo(outro, { ciclo, autor: { nome: 'Marina' }, observacao: null, agora, hoje: CIDADE.hoje }));
      await new Promise((resolver) => setTimeout(resolver, 300));
    });
    expect(await aprovacao).toMatchObject({ ok: false, erro: { codigo: 'ciclo/rota-em-calculo' } });
    await emTransacao(casa().lote, (c) => calcularRotas(c, ciclo, [l.rota], agora));
  });

  test('after the approval it is refused, also while the cycle is stopped by a failure; the bill keeps its reading', async () => {
    const [l, m] = [await uma(1), await uma(1)];
    const { ciclo } = CIDADE.emCritica;
    await emitirCiclo(casa().lote, ciclo, CIDADE.hoje);
    // an issued cycle does not fail: the guards are off
    const por = (mudanca: string) => casa().banco.pool().query(`SET session_replication_role = replica; UPDATE faturamento.ciclo SET ${mudanca} WHERE id = ${ciclo}; SET session_replication_role = origin`);
    await por(`situacao = 'FALHOU', falha = 'teste'`);
    await chegar(arquivoDeLeituras(1, [ler(l, (l.valor ?? 0) + 50)]));
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/ciclo-fechado']);
    await por(`situacao = 'EMITIDO', falha = NULL`);
    await chegar(arquivoDeLeituras(1, [ler(m, (m.valor ?? 0) + 50)]));
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/ciclo-fechado']);
    expect((await leituraDe(l.cdc))?.valor).toBe(l.valor);
    expect(await linhas(`SELECT FROM comum.caixa_saida WHERE tipo = 'calcular-rota' AND publicado_em IS NULL AND chave LIKE '${ciclo}-%-9'`)).toEqual([]);
    expect((await verificar(casa().banco.pool('nascente_leitura'))).filter((v) => v.violacoes > 0)).toEqual([]);
  });

  test('of a month already billed without a cycle of ours, it is refused', async () => {
    const l = await uma(4);
    await chegar(arquivoDeLeituras(4, [ler(l, l.anterior + 50)], '2026-10'));
    expect((await relatorio()).map((r) => r.codigo)).toEqual(['leitura/ciclo-fechado']);
  });
});

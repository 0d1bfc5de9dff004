import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AbrirDaGuarda } from '../../../layers/auditoria/conferir-arquivo.ts';
import type { Pool } from '../../../layers/postgres/conexao.ts';
import { conferirAuditoria, type Achado } from '../../../layers/postgres/verificar/conferir-auditoria.ts';
import { verificar } from '../../../layers/postgres/verificar/verificar.ts';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { auditoriaAntiga, mexer as mexerEm } from '../../fixture/auditoria-antiga.ts';
import { bancoDeTeste } from '../../fixture/banco.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_lote', { banco: bancoDeTeste });
const mexer = (sql: string) => mexerEm(casa().banco, sql);
let guardar: (evento?: unknown) => Promise<{ arquivos: number; descartados: number }>;
/** The same work by another connection, for faults. */
let guardarPor: (pool: Pool, continuar?: () => boolean) => Promise<unknown>;
let abrirNoBalde: AbrirDaGuarda;
beforeAll(async () => {
  const { handler } = await import('../../../functions/comum/guardar-auditoria/handler.ts');
  guardar = () => handler({}, { ...CONTEXTO, getRemainingTimeInMillis: () => 900_000 }) as Promise<{ arquivos: number; descartados: number }>;
  const { guardarAuditoria } = await import('../../../layers/auditoria/guardar.ts');
  guardarPor = (pool, continuar) => guardarAuditoria({ pool, guarda: 'guarda' }, continuar);
  const { abrir } = await import('../../../layers/s3/objeto.ts');
  abrirNoBalde = (chave, versao) => abrir({ balde: 'guarda', chave, versao: versao ?? undefined }, 2 ** 20);
});

/** Two blocks of one month and one of the next are past 60 months; the last is not. */
beforeEach(() => auditoriaAntiga(casa().banco, casa().lote, [63, 63, 62, 5]));

const linhas = async <L extends object>(sql: string): Promise<L[]> => (await casa().banco.pool().query<L>(sql)).rows;
const ids = async () => (await linhas<{ id: number }>(`SELECT id FROM comum.auditoria WHERE funcao = 'teste/agir' ORDER BY id`)).map((r) => r.id);
const arquivos = () => linhas<{ numero: number; primeiro: number; ultimo: number; linhas: number; chave: string; versao: string }>('SELECT * FROM comum.guarda_auditoria ORDER BY numero');
const DE = (primeiro: number, ultimo: number): number[] => Array.from({ length: ultimo - primeiro + 1 }, (_, i) => primeiro + i);
async function achados(abrir: AbrirDaGuarda | undefined = abrirNoBalde): Promise<Achado[]> {
  const todos: Achado[] = [];
  for await (const a of conferirAuditoria(casa().banco.pool('nascente_leitura'), [], undefined, abrir)) todos.push(a);
  return todos;
}
/** A connection that dies before the statement that has `trecho` is sent for the `vez`-th time. */
function quebrado(trecho: string, vez = 1): Pool {
  let faltam = vez;
  return new Proxy(casa().lote, {
    get: (pool, nome) => {
      const valor: unknown = Reflect.get(pool, nome);
      if (nome !== 'query') return valor;
      return (...args: [string, unknown[]?]) => {
        if (!args[0].includes(trecho) || --faltam !== 0) return pool.query(...args);
        return Promise.reject(new Error('caiu'));
      };
    },
  });
}
async function bytesDe(chave: string): Promise<Buffer> {
  const fluxo = await abrirNoBalde(chave, null);
  const partes: Uint8Array[] = [];
  for await (const parte of fluxo ?? []) partes.push(parte);
  return Buffer.concat(partes);
}

it('puts away what passed its time, a month to a file, and keeps the rest; the chain is whole, and each row is found in the bucket', async () => {
  expect(await guardar()).toEqual({ arquivos: 2, descartados: 12 });
  expect(await ids()).toEqual(DE(13, 16));
  const [um, dois] = await arquivos();
  expect([um, dois]).toMatchObject([{ numero: 1, primeiro: 1, ultimo: 2, linhas: 8 }, { numero: 2, primeiro: 3, ultimo: 3, linhas: 4 }]);
  expect(um?.chave).toMatch(/^auditoria\/registros\/20\d\d\/1-2-[0-9a-f]{16}\.jsonl\.gz$/);
  const lidas = gunzipSync(await bytesDe(um?.chave ?? '')).toString().trim().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
  expect(lidas.map((l) => l['id'])).toEqual(DE(1, 8).map(String));
  expect(lidas[0]).toMatchObject({ usuario: 'maria', ip: '10.0.0.7/32', delegante: null, objeto: 'ligacao:1', antes: '{"nome": "çã\\n\\"", "valor": 0}', motivo: 'teste' });
  expect(JSON.parse(await casa().s3.ler('guarda', um?.chave.replace('.jsonl.gz', '.json') ?? ''))).toMatchObject({ primeiro: 1, ultimo: 2, registros: 8, blocos: [{ numero: 1, registros: 4 }, { numero: 2, registros: 4 }] });
  expect(await achados(undefined)).toEqual([]);
  expect(await achados()).toEqual([]);
  for (const quais of ['todas', 'de-hora'] as const) {
    expect((await verificar(casa().banco.pool('nascente_leitura'), undefined, quais)).filter((v) => [28, 50, 51, 52, 59].includes(v.numero) && v.violacoes > 0)).toEqual([]);
  }
  // the act of discarding is an act
  expect(await linhas(`SELECT usuario, objeto, depois ->> 'blocos' AS blocos, depois ->> 'registros' AS registros, depois ->> 'arquivo' AS arquivo FROM comum.auditoria WHERE funcao = 'comum/guardar-auditoria' ORDER BY id`)).toEqual([
    { usuario: 'sistema:guardar-auditoria', objeto: 'guarda-da-auditoria:1', blocos: '1 a 2', registros: '8', arquivo: um?.chave },
    { usuario: 'sistema:guardar-auditoria', objeto: 'guarda-da-auditoria:2', blocos: '3 a 3', registros: '4', arquivo: dois?.chave },
  ]);
  expect(await guardar()).toEqual({ arquivos: 0, descartados: 0 });
});

it('does nothing when the parameter says for ever, or when no anchor holds the blocks', async () => {
  await mexer(`UPDATE comum.parametro SET valor = '{"meses": null}' WHERE chave = 'auditoria.retencao'`);
  expect(await guardar()).toEqual({ arquivos: 0, descartados: 0 });
  await mexer(`UPDATE comum.parametro SET valor = '{"meses": 60}' WHERE chave = 'auditoria.retencao'; DELETE FROM comum.ancora_auditoria`);
  expect(await guardar()).toEqual({ arquivos: 0, descartados: 0 });
  expect(await ids()).toEqual(DE(1, 16));
});

describe('a run that dies is taken up by the next, with nothing lost and nothing twice', () => {
  it.each([
    ['in the middle of the rows', 'FROM comum.selo_auditoria s, LATERAL', 2, 0, 12],
    ['after the file is in the bucket', 'INSERT INTO comum.guarda_auditoria', 1, 0, 12],
    ['before the file is read back', 'WHERE NOT EXISTS (SELECT FROM comum.descarte_auditoria', 2, 1, 12],
    ['before the rows are discarded', 'comum.descartar_auditoria', 1, 1, 12],
    ['after the first file was all done', 'INSERT INTO comum.guarda_auditoria', 2, 1, 4],
  ] as const)('%s', async (_o, trecho, vez, registrados, faltam) => {
    await expect(guardarPor(quebrado(trecho, vez))).rejects.toThrow('caiu');
    expect(await ids()).toEqual(DE(17 - faltam - 4, 16));
    expect(await arquivos()).toHaveLength(registrados);
    expect(await achados()).toEqual([]);
    expect(await guardar()).toMatchObject({ descartados: faltam });
    expect(await ids()).toEqual(DE(13, 16));
    expect(await arquivos()).toHaveLength(2);
    expect(await achados()).toEqual([]);
    // the bytes that the dead run put in the bucket are those that the record names: one version, not two
    const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
    for (const { chave, versao } of await arquivos()) {
      const { Versions = [] } = await casa().s3.cliente.send(new ListObjectVersionsCommand({ Bucket: 'guarda', Prefix: chave }));
      expect(Versions.map((v) => v.VersionId)).toEqual([versao]);
    }
  });

  it('and three at once do it once', async () => {
    const feitos = (await Promise.all([guardarPor(casa().lote), guardarPor(casa().lote), guardarPor(casa().lote)])) as { descartados: number }[];
    expect(feitos.reduce((soma, f) => soma + f.descartados, 0)).toBe(12);
    expect(await ids()).toEqual(DE(13, 16));
    expect(await arquivos()).toHaveLength(2);
    expect(await linhas(`SELECT FROM comum.auditoria WHERE funcao = 'comum/guardar-auditoria'`)).toHaveLength(2);
    expect(await achados()).toEqual([]);
  });
});

describe('nothing leaves the database that', () => {
  const descartar = (n: number) => casa().lote.query(`SELECT comum.descartar_auditoria(${n})`);
  /** What a worker whose judgement was lost would write. */
  const dizerGuardado = (numero: number, primeiro: number, ultimo: number, quantas: number) =>
    casa().lote.query(
      `INSERT INTO comum.guarda_auditoria (numero, primeiro, ultimo, linhas, de, ate, chave, partes, resumo)
       VALUES ($1, $2, $3, $4, now(), now(), $5, array_fill(1, ARRAY[$6::int]), sha256('x'))`,
      [numero, primeiro, ultimo, quantas, `x/${numero}`, ultimo - primeiro + 1],
    );

  it.each([
    ['is not in the bucket', () => Promise.resolve(), 1, /não foram guardados/],
    ['is younger than the limit', () => dizerGuardado(1, 1, 4, 16), 1, /ainda estão no prazo/],
    ['leaves a hole at the beginning', () => dizerGuardado(1, 2, 2, 4), 1, /não começa onde terminou/],
    ['comes after what is still there', async () => { await dizerGuardado(1, 1, 2, 8); await dizerGuardado(2, 3, 3, 4); }, 2, /não começa onde terminou/],
    ['has other rows than the file says', () => dizerGuardado(1, 1, 2, 7), 1, /não tem os registros/],
    ['no anchor holds', async () => { await dizerGuardado(1, 1, 2, 8); await mexer('DELETE FROM comum.ancora_auditoria'); }, 1, /não têm âncora/],
    ['was altered after its seal', async () => { await dizerGuardado(1, 1, 2, 8); await mexer(`UPDATE comum.auditoria SET motivo = 'outro' WHERE id = 6`); }, 1, /bloco 2 não são os que se selaram/],
    ['is of today, and was sealed so in an old block', async () => { await auditoriaAntiga(casa().banco, casa().lote, [63, 63, 62, 5], 'UPDATE comum.auditoria SET em = now() WHERE id = 2'); await dizerGuardado(1, 1, 2, 8); }, 1, /bloco 1 não são/],
    ['the utility wants to keep for ever', async () => { await dizerGuardado(1, 1, 2, 8); await mexer(`UPDATE comum.parametro SET valor = '{"meses": null}' WHERE chave = 'auditoria.retencao'`); }, 1, /nada sai da auditoria/],
  ] as const)('%s', async (_o, preparar, numero, recusa) => {
    await preparar();
    await expect(descartar(numero)).rejects.toThrow(recusa);
    await mexer(`UPDATE comum.parametro SET valor = '{"meses": 60}' WHERE chave = 'auditoria.retencao'`);
    expect(await ids()).toEqual(DE(1, 16));
  });

  it('was not sealed, whatever is around it', async () => {
    await casa().app.query(`INSERT INTO comum.auditoria (usuario, funcao, objeto, resultado) VALUES ('joana', 'teste/agir', 'x', 'FEITO')`);
    await mexer(`UPDATE comum.auditoria SET em = em - interval '90 months' WHERE usuario = 'joana'`);
    expect(await guardar()).toEqual({ arquivos: 2, descartados: 12 });
    expect(await ids()).toEqual(DE(13, 17));
    await expect(dizerGuardado(3, 5, 5, 1)).rejects.toThrow(/foreign key/);
  });

  it('any hand takes out but by its function: not the owner, nor who says that it discards', async () => {
    const recusa = (papel: 'nascente_migrador' | 'nascente_lote' | 'nascente_app' | undefined, sql: string) => casa().banco.pool(papel).query(sql).then(() => null, (e: unknown) => (e as { code: string }).code);
    for (const papel of [undefined, 'nascente_migrador', 'nascente_lote'] as const) {
      expect(await recusa(papel, 'DELETE FROM comum.auditoria WHERE id = 1')).toBe('42501');
      expect(await recusa(papel, 'TRUNCATE comum.auditoria')).toBe('42501');
      expect(await recusa(papel, `UPDATE comum.auditoria SET motivo = 'x'`)).toBe('42501');
    }
    expect(await recusa('nascente_app', 'SELECT comum.descartar_auditoria(1)')).toBe('42501');
    expect(await recusa('nascente_lote', 'INSERT INTO comum.descarte_auditoria (guarda, linhas) VALUES (1, 8)')).toBe('42501');
    await dizerGuardado(1, 1, 2, 8);
    for (const onde of ['id < 8', 'id < 10', 'id BETWEEN 2 AND 9']) {
      expect(await recusa('nascente_migrador', `WITH d AS (INSERT INTO comum.descarte_auditoria (guarda, linhas) VALUES (1, 8)) SELECT 1; DELETE FROM comum.auditoria WHERE ${onde}`)).toBe('42501');
    }
    expect(await ids()).toEqual(DE(1, 16));
  });

  it('was altered in the database, or whose chain was: the run says so, and writes nothing', async () => {
    await mexer(`UPDATE comum.auditoria SET usuario = 'joana' WHERE id = 2`);
    await expect(guardar()).rejects.toThrow(/"registro-alterado","bloco":1,"registro":2/);
    await mexer(`UPDATE comum.auditoria SET usuario = 'maria' WHERE id = 2; UPDATE comum.selo_auditoria SET em = em + interval '1 second' WHERE numero = 2`);
    await expect(guardar()).rejects.toThrow(/o bloco 2 da auditoria foi alterado/);
    expect([await ids(), await arquivos()]).toEqual([DE(1, 16), []]);
  });

  it('the bucket does not give back as it was: a byte, and a file that is not there', async () => {
    await expect(guardarPor(quebrado('comum.descartar_auditoria'))).rejects.toThrow('caiu');
    const [um] = await arquivos();
    const bons = await bytesDe(um?.chave ?? '');
    const ruim = Buffer.from(bons);
    ruim[40] = (ruim[40] ?? 0) ^ 1;
    const { VersionId } = await casa().s3.por('guarda', um?.chave ?? '', ruim, { ChecksumAlgorithm: 'SHA256' });
    await mexer(`UPDATE comum.guarda_auditoria SET versao = '${VersionId ?? ''}'`);
    await expect(guardar()).rejects.toThrow(/nada foi descartado.*parte-danificada/);
    await mexer(`UPDATE comum.guarda_auditoria SET versao = NULL, chave = 'auditoria/registros/0/nada.jsonl.gz'`);
    await expect(guardar()).rejects.toThrow(/nada foi descartado.*arquivo-ausente/);
    expect(await ids()).toEqual(DE(1, 16));
  });
});

describe('the verification that reads the bucket names', () => {
  const trocar = (mudar: (bytes: Buffer) => Buffer | undefined): AbrirDaGuarda => async (chave, versao) => {
    const [um] = await arquivos();
    if (chave !== um?.chave) return abrirNoBalde(chave, versao);
    const mudado = mudar(await bytesDe(chave));
    return mudado === undefined ? undefined : (async function* () { yield await Promise.resolve(mudado); })();
  };
  const tudo = { arquivo: expect.stringContaining('/1-2-') as string, bloco: 1, ate: 2 };
  beforeEach(() => guardar());

  it('a byte, wherever it is', async () => {
    const bytes = await bytesDe((await arquivos())[0]?.chave ?? '');
    for (const onde of [4, 15, 60, Math.floor(bytes.length / 2), bytes.length - 3]) {
      const achou = await achados(trocar((b) => { b[onde] = (b[onde] ?? 0) ^ 4; return b; }));
      expect(achou, `byte ${onde}`).toContainEqual({ problema: 'arquivo-alterado', ...tudo });
    }
    expect(await achados(trocar((b) => { b[60] = (b[60] ?? 0) ^ 4; return b; }))).toContainEqual({ problema: 'parte-danificada', arquivo: tudo.arquivo, bloco: 1 });
  });

  it('a file that is gone, shortened, lengthened, or of another content, and then the row', async () => {
    expect(await achados(trocar(() => undefined))).toEqual([{ problema: 'arquivo-ausente', ...tudo }]);
    expect(await achados(trocar((b) => b.subarray(0, b.length - 10)))).toEqual([{ problema: 'parte-danificada', arquivo: tudo.arquivo, bloco: 2 }, { problema: 'arquivo-alterado', ...tudo }]);
    expect(await achados(trocar((b) => Buffer.concat([b, Buffer.from('x')])))).toEqual([{ problema: 'arquivo-alterado', ...tudo }]);
    // by a hand that writes the file again, and its record
    const texto = gunzipSync(await bytesDe((await arquivos())[0]?.chave ?? '')).toString();
    const [b1, b2] = texto.replace('ligacao:3', 'ligacao:9').split(/(?=\{"id":"5")/).map((t) => gzipSync(t));
    if (b1 === undefined || b2 === undefined) throw new Error('duas partes');
    await mexer(`UPDATE comum.guarda_auditoria SET partes = '{${b1.length},${b2.length}}', resumo = sha256('\\x${Buffer.concat([b1, b2]).toString('hex')}'::bytea) WHERE numero = 1`);
    expect(await achados(trocar(() => Buffer.concat([b1, b2])))).toEqual([
      { problema: 'registro-alterado', bloco: 1, registro: 3, arquivo: tudo.arquivo },
      { problema: 'arquivo-alterado', ...tudo, arquivo: expect.stringMatching(/\/1-2-.*\.json$/) as string },
    ]);
  });

  it('without the bucket, rows put back where they were and records that do not fit the blocks', async () => {
    await mexer(`INSERT INTO comum.auditoria OVERRIDING SYSTEM VALUE SELECT 3, em, 'joão', ip, dispositivo, funcao, objeto, localidade, setor, antes, depois, motivo, resultado, (SELECT ate_xid FROM comum.selo_auditoria WHERE numero = 1) FROM comum.auditoria WHERE id = 13`);
    expect(await achados(undefined)).toEqual([{ problema: 'registro-incluido', bloco: 1, registro: 3 }]);
    await mexer('DELETE FROM comum.auditoria WHERE id = 3; DELETE FROM comum.guarda_auditoria WHERE numero = 1; DELETE FROM comum.descarte_auditoria WHERE guarda = 1');
    expect(await achados(undefined)).toEqual([{ problema: 'guarda-incoerente', arquivo: expect.stringContaining('/3-3-') as string, bloco: 3, ate: 3 }]);
    await mexer('DELETE FROM comum.descarte_auditoria');
    expect((await achados(undefined)).filter((a) => a.problema === 'registro-removido')).toHaveLength(12);
  });
});

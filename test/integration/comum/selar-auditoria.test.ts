import { beforeAll, beforeEach, expect, it } from 'vitest';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { bancoDeTeste } from '../../fixture/banco.ts';
import { esperarHorizonte } from '../../fixture/horizonte.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_lote', { banco: bancoDeTeste });
type Handler = (evento: unknown, contexto: typeof CONTEXTO) => Promise<{ blocos: number; linhas: number; ancora: number | null }>;
let selar: Handler;
beforeAll(async () => {
  selar = (await import('../../../functions/comum/selar-auditoria/handler.ts')).handler as Handler;
});

const agir = async (vezes = 1): Promise<void> => {
  for (let i = 0; i < vezes; i++) {
    await auditar(casa().app, { autor: { nome: 'maria', ip: '10.0.0.7', dispositivo: 'balcão' }, funcao: 'teste/agir', objeto: `x:${i}`, motivo: 'teste' });
  }
  await esperarHorizonte(casa().app);
};
/** Done by a hand above the guards. */
async function mexer(sql: string): Promise<void> {
  const raiz = await casa().banco.pool().connect();
  await raiz.query(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`);
  raiz.release();
}
const UMA_HORA_DEPOIS = `UPDATE comum.ancora_auditoria SET em = em - interval '61 minutes'`;
const chave = async () => (await casa().lote.query<{ chave: string }>('SELECT chave FROM comum.ancora_auditoria ORDER BY numero DESC LIMIT 1')).rows[0]?.chave ?? '';

beforeEach(() => mexer('DELETE FROM comum.ancora_auditoria'));

it('seals, and puts the last digest under Object Lock once an hour', async () => {
  expect(await selar({}, CONTEXTO)).toEqual({ blocos: 0, linhas: 0, ancora: null });
  await agir(3);
  expect(await selar({}, CONTEXTO)).toEqual({ blocos: 1, linhas: 3, ancora: 1 });
  const guardada = JSON.parse(await casa().s3.ler('guarda', await chave())) as unknown;
  const { rows } = await casa().lote.query<{ resumo: string }>(`SELECT encode(resumo, 'hex') AS resumo FROM comum.selo_auditoria`);
  expect(await chave()).toMatch(/^auditoria\/selos\/20\d\d\/1\.json$/);
  expect(guardada).toEqual({ numero: 1, resumo: rows[0]?.resumo, seladoEm: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as string });
  await agir();
  expect(await selar({}, CONTEXTO)).toEqual({ blocos: 1, linhas: 1, ancora: null });
  await mexer(UMA_HORA_DEPOIS);
  await agir();
  expect(await selar({}, CONTEXTO)).toEqual({ blocos: 1, linhas: 1, ancora: 3 });
  await mexer(UMA_HORA_DEPOIS);
  expect(await selar({}, CONTEXTO)).toEqual({ blocos: 0, linhas: 0, ancora: null });
});

it('an anchor whose record was lost is made again, of the same bytes', async () => {
  await agir();
  const { ancora } = await selar({}, CONTEXTO);
  const antes = await casa().lote.query('SELECT numero, resumo, chave, versao FROM comum.ancora_auditoria');
  await mexer('DELETE FROM comum.ancora_auditoria');
  expect(await selar({}, CONTEXTO)).toMatchObject({ blocos: 0, ancora });
  expect((await casa().lote.query('SELECT numero, resumo, chave, versao FROM comum.ancora_auditoria')).rows).toEqual(antes.rows);
});

it('a chain that was cut and grew again to where an anchor is fails, and nothing is written over', async () => {
  await agir();
  await selar({}, CONTEXTO);
  const antes = await casa().s3.ler('guarda', await chave());
  const guardada = await chave();
  await mexer(`DELETE FROM comum.ancora_auditoria; DELETE FROM comum.auditoria WHERE id = (SELECT max(id) FROM comum.auditoria); DELETE FROM comum.selo_auditoria WHERE numero = (SELECT max(numero) FROM comum.selo_auditoria)`);
  await agir();
  await expect(selar({}, CONTEXTO)).rejects.toThrow(/de outra cadeia/);
  expect(await casa().s3.ler('guarda', guardada)).toBe(antes);
});

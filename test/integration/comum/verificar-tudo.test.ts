import { beforeAll, expect, it } from 'vitest';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { mexer } from '../../fixture/auditoria-antiga.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';

const casa = comFuncoes('nascente_app');
type Handler = (evento: unknown, contexto: typeof CONTEXTO) => Promise<{ verificadas: number; quebradas: number }>;
let tudo: Handler;
let deHora: Handler;
beforeAll(async () => {
  tudo = (await import('../../../functions/comum/verificar-tudo/handler.ts')).handler as Handler;
  deHora = (await import('../../../functions/comum/verificar-invariantes/handler.ts')).handler as Handler;
});

const ultima = async () => (await casa().banco.pool().query<{ violacoes: number; detalhe: { numero: number }[] }>('SELECT violacoes, detalhe FROM comum.verificacao ORDER BY id DESC LIMIT 1')).rows[0];

it('at night everything is asked, by the role of the function; every hour, less; both keep what they found', async () => {
  const noite = await tudo({}, CONTEXTO);
  const hora = await deHora({}, CONTEXTO);
  expect(noite).toMatchObject({ quebradas: 0 });
  expect(hora.quebradas).toBe(0);
  expect(hora.verificadas).toBeLessThan(noite.verificadas - 10);
  expect(await ultima()).toEqual({ violacoes: 0, detalhe: [] });
});

it('a bill whose barcode cannot be is found at night, and only then', async () => {
  const raiz = await casa().banco.pool().connect();
  await raiz.query(`SET session_replication_role = replica; UPDATE faturamento.fatura SET validade = '9999-12-31' WHERE aviso = 1; SET session_replication_role = origin`);
  raiz.release();
  expect((await deHora({}, CONTEXTO)).quebradas).toBe(0);
  expect((await tudo({}, CONTEXTO)).quebradas).toBeGreaterThan(0);
  expect((await ultima())?.detalhe.map((d) => d.numero)).toContain(24);
});

it('an act whose record left for the bucket is not missed; one whose record is gone is', async () => {
  const perdidas = async () => (await deHora({}, CONTEXTO), ((await ultima())?.detalhe ?? []).map((d) => d.numero).filter((n) => n === 28 || n === 52));
  await mexer(casa().banco, `DELETE FROM comum.auditoria WHERE funcao LIKE 'faturamento/%'`);
  expect(await perdidas()).toEqual([28, 52]);
  await mexer(casa().banco, `INSERT INTO comum.guarda_auditoria (numero, primeiro, ultimo, linhas, de, ate, chave, partes, resumo)
    SELECT 1, 1, 1, 1, min(aberto_em), max(greatest(aberto_em, critica_em)), 'x', '{1}', sha256('x') FROM faturamento.ciclo; INSERT INTO comum.descarte_auditoria (guarda, linhas) VALUES (1, 1)`);
  expect(await perdidas()).toEqual([]);
});

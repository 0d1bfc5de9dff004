import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, expect, test } from 'vitest';
import type { Consumidor } from '../../../layers/worker/consumidor.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comPdf, lerSimbolos } from '../../fixture/ler-pdf.ts';
import { comTrabalho, entregar } from './apoio.ts';

const t = comTrabalho();
const { ciclo } = CIDADE.emitido;
const importar = async (): Promise<Consumidor> => (await import('../../../functions/faturamento/imprimir-rota/handler.ts')).handler;
const imprimir = async (rota: number, em: number = ciclo) => entregar(await importar(), { ciclo: em, rota, token: `token-${rota}` });
const chave = (rota: number) => ({ Bucket: 'documentos', Key: `impressao/${ciclo}/rotas/${rota}.pdf` });
const bytes = async (rota: number) => (await (await t().s3.cliente.send(new GetObjectCommand(chave(rota)))).Body?.transformToByteArray()) ?? new Uint8Array();
const gravadoEm = async (rota: number) => (await t().s3.cliente.send(new HeadObjectCommand(chave(rota)))).LastModified;
const situacao = async (rota: number) => (await t().sql('SELECT situacao, impressa_em FROM faturamento.ciclo_rota WHERE ciclo = $1 AND rota = $2', [ciclo, rota]))[0];
beforeEach(() => void t().efeitos.splice(0));

test('the part of a rota has every bill in reading order, each with bars that charge it', async () => {
  expect(await imprimir(4)).toEqual([]);
  expect(await situacao(4)).toMatchObject({ situacao: 'IMPRESSA' });
  expect(t().efeitos).toEqual([{ acao: 'SendTaskSuccess', corpo: { taskToken: 'token-4', output: '{"rota":4}' } }]);
  const faturas = await t().sql<{ aviso: number; valor: number }>('SELECT aviso, valor FROM faturamento.fatura WHERE ciclo = $1 AND rota = 4 ORDER BY ordem', [ciclo]);
  await comPdf(await bytes(4), async (paginas) => {
    expect(paginas).toHaveLength(faturas.length);
    expect(paginas.map((p) => Number(/Aviso (\d+)/.exec(p.texto)?.[1]))).toEqual(faturas.map((f) => f.aviso));
    for (const i of [0, faturas.length - 1]) {
      const [barras] = await lerSimbolos(await paginas[i]!.desenhar(150));
      expect([barras?.texto.slice(4, 15), barras?.texto.slice(27, 38)].map(Number)).toEqual([faturas[i]!.valor, faturas[i]!.aviso]);
    }
  });
});

test('delivered again it makes nothing, and answers again', async () => {
  const antes = [await gravadoEm(4), await situacao(4)];
  expect(await imprimir(4)).toEqual([]);
  expect([await gravadoEm(4), await situacao(4)]).toEqual(antes);
  expect(t().efeitos.map((e) => e.acao)).toEqual(['SendTaskSuccess']);
});

test('made again after a crash between the object and the mark, the part is the same bytes', async () => {
  const primeira = await bytes(4);
  await t().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'EMITIDA', impressa_em = NULL WHERE ciclo = $1 AND rota = 4`, [ciclo]);
  await imprimir(4);
  expect(Buffer.compare(await bytes(4), primeira)).toBe(0);
});

test('a bill that its calculation does not explain holds its rota, loudly, and answers nobody', async () => {
  await t().sql('ALTER TABLE faturamento.fatura DISABLE TRIGGER USER');
  await t().sql('UPDATE faturamento.fatura SET valor = valor + 1, valores[1] = valores[1] + 1 WHERE aviso = (SELECT min(aviso) FROM faturamento.fatura WHERE ciclo = $1 AND rota = 5)', [ciclo]);
  expect(await imprimir(5)).toEqual(['mensagem']);
  expect(t().efeitos).toEqual([]);
  expect(await situacao(5)).toMatchObject({ situacao: 'EMITIDA', impressa_em: null });
});

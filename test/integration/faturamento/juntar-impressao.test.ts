import { GetObjectCommand } from '@aws-sdk/client-s3';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { concluirCiclo } from '../../../layers/postgres/faturamento/concluir-ciclo.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { CONTEXTO } from '../../contract/http-apoio.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comPdf } from '../../fixture/ler-pdf.ts';
import { comTrabalho } from './apoio.ts';

const t = comTrabalho();
const { ciclo } = CIDADE.emitido;
const juntar = async () => (await import('../../../functions/faturamento/juntar-impressao/handler.ts')).handler({ ciclo }, CONTEXTO);
const cicloAgora = async () => (await t().sql<{ situacao: string; impressao: { volumes: { chave: string; paginas: number }[] } | null }>('SELECT situacao, impresso_em, impressao FROM faturamento.ciclo WHERE id = $1', [ciclo]))[0];
const aImprimir = () => emTransacao(t().lote, (c) => concluirCiclo(c, ciclo, t().relogio.agora()));

/** A part of so many pages, each with the number of its rota as width, so that order shows. */
async function parte(rota: number, paginas: number): Promise<void> {
  const pdf = await PDFDocument.create();
  for (let i = 0; i < paginas; i++) pdf.addPage([100 + rota, 200]);
  await t().s3.por('documentos', `impressao/${ciclo}/rotas/${rota}.pdf`, await pdf.save());
  await t().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'IMPRESSA', impressa_em = now() WHERE ciclo = $1 AND rota = $2`, [ciclo, rota]);
}

test('prints whole rotas, as many as fit in the limit of the utility; without limit, all', async () => {
  const rotas = await t().sql<{ rota: number; emitidas: number }>('SELECT rota, emitidas FROM faturamento.ciclo_rota WHERE ciclo = $1 ORDER BY rota', [ciclo]);
  expect(await aImprimir()).toEqual(rotas.map((r) => r.rota));
  const limitar = (n: number) => t().sql(`UPDATE comum.parametro SET valor = to_jsonb($1::integer) WHERE chave = 'impressao.maximo-contas'`, [n]);
  await limitar(rotas[0]!.emitidas + rotas[1]!.emitidas);
  expect(await aImprimir()).toEqual([4, 5]);
  await limitar(rotas[0]!.emitidas - 1);
  expect(await aImprimir()).toEqual([]);
  await limitar(0);
});

test('a part that is not there stops the step, and the cycle is not called printed', async () => {
  await parte(5, 3);
  await t().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'IMPRESSA', impressa_em = now() WHERE ciclo = $1 AND rota = 4`, [ciclo]);
  await expect(juntar()).rejects.toThrow('a parte da rota 4');
  expect(await cicloAgora()).toMatchObject({ situacao: 'EMITIDO', impressao: null });
});

test('the parts are joined in reading order, and the cycle is printed', async () => {
  await parte(4, 2);
  expect(await juntar()).toEqual({ ciclo, paginas: 5, volumes: 1 });
  const c = await cicloAgora();
  expect(c).toMatchObject({ situacao: 'IMPRESSO', impressao: { volumes: [{ chave: `impressao/${ciclo}/volume-1.pdf`, paginas: 5 }] } });
  const { Body } = await t().s3.cliente.send(new GetObjectCommand({ Bucket: 'documentos', Key: c!.impressao!.volumes[0]!.chave }));
  const larguras = await comPdf((await Body?.transformToByteArray()) ?? new Uint8Array(), (paginas) => Promise.resolve(paginas.map((p) => Math.round((p.larguraMm * 72) / 25.4) - 100)));
  expect(larguras).toEqual([4, 4, 5, 5, 5]);
});

test('joined again it says the same, and when it was printed does not change', async () => {
  const antes = await cicloAgora();
  expect(await juntar()).toEqual({ ciclo, paginas: 5, volumes: 1 });
  expect(await cicloAgora()).toEqual(antes);
});

test('with nothing to print the cycle ends all the same', async () => {
  await t().sql(`UPDATE faturamento.ciclo_rota SET situacao = 'EMITIDA', impressa_em = NULL WHERE ciclo = $1`, [ciclo]);
  expect(await juntar()).toEqual({ ciclo, paginas: 0, volumes: 0 });
});

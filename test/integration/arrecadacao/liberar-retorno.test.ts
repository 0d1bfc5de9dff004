import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, expect, test } from 'vitest';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { comLinha } from '../../fixture/retorno-150.ts';
import { arquivoDe, contasAbertas, esperarIntegro, fotografia, pagar, type ContaAberta } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let contas: ContaAberta[];
let chamar: ReturnType<typeof clienteDe>;
let vez = 0;
const conta = (): ContaAberta => contas.shift() ?? expect.fail('sem conta');
const liberar = (id: number, motivo = 'O banco confirmou que são pagamentos novos') =>
  chamar({ metodo: 'POST', caminho: `/retornos/${id}/liberacao`, corpo: { motivo }, cabecalhos: { 'idempotency-key': `liberar-${++vez}-chave` } });
async function chegar(bytes: Uint8Array): Promise<number> {
  await receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'x.ret', entrada: { chave: `retornos/${++vez}.ret`, versao: null }, bytes });
  const { rows } = await casa().lote.query<{ id: number }>('SELECT max(id) AS id FROM arrecadacao.arquivo');
  return rows[0]?.id ?? 0;
}
/** Two files with the same payments: the second waits. */
async function reter(...pagas: ContaAberta[]): Promise<number> {
  await chegar(arquivoDe(pagas.map((c) => pagar(c))));
  return chegar(arquivoDe(pagas.map((c) => pagar(c))));
}

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/arrecadacao/liberar-retorno/handler.ts')).handler]);
  contas = [...(await contasAbertas(casa().lote))];
});

test('a held file is settled whole by the person who releases it, with name and reason, once', async () => {
  const [a, b] = [conta(), conta()];
  const id = await reter(a, b);
  const antes = await fotografia(casa().lote);
  const resposta = await liberar(id);
  expect(resposta.statusCode).toBe(200);
  expect(resposta.json).toMatchObject({ id, situacao: 'PROCESSADO', decididoPor: OPERADOR.nome, dataContabil: '2026-11-19' });
  const { rows } = await casa().lote.query('SELECT destino, valor FROM arrecadacao.pagamento WHERE arquivo = $1 ORDER BY linha', [id]);
  expect(rows).toEqual([{ destino: 4, valor: a.valor }, { destino: 4, valor: b.valor }]);
  expect(await fotografia(casa().lote)).not.toEqual(antes);
  const { rows: atos } = await casa().lote.query(`SELECT usuario, host(ip) AS ip, motivo, antes, depois FROM comum.auditoria WHERE objeto = $1 AND funcao = 'arrecadacao/liberar-retorno'`, [`retorno:${id}`]);
  expect(atos).toEqual([{ usuario: OPERADOR.nome, ip: '203.0.113.7', motivo: 'O banco confirmou que são pagamentos novos', antes: { situacao: 'RETIDO' }, depois: { situacao: 'PROCESSADO' } }]);
  const depois = await fotografia(casa().lote);
  expect((await liberar(id)).json).toMatchObject({ status: 409, codigo: 'retorno/nao-retido' });
  expect(await fotografia(casa().lote)).toEqual(depois);
  await esperarIntegro(casa().banco);
});

test('a held set is released from a file in which another was refused', async () => {
  const [paga, ruim] = [conta(), conta()];
  await chegar(arquivoDe([pagar(paga)]));
  const totalErrado = comLinha(arquivoDe([pagar(ruim)]), 3, (z) => `Z000009${z.slice(7)}`);
  const id = await chegar(Buffer.concat([totalErrado, arquivoDe([pagar(paga)])]));
  expect((await liberar(id)).json).toMatchObject({ id, situacao: 'PROCESSADO' });
  expect((await casa().lote.query('SELECT destino, valor FROM arrecadacao.pagamento WHERE arquivo = $1', [id])).rows).toEqual([{ destino: 4, valor: paga.valor }]);
  expect((await casa().lote.query('SELECT situacao FROM arrecadacao.arquivo WHERE id = $1', [id - 1])).rows).toEqual([{ situacao: 'REJEITADO' }]);
  await esperarIntegro(casa().banco);
});

test('of two people at once, one releases', async () => {
  const id = await reter(conta());
  const respostas = await Promise.all([liberar(id), liberar(id), liberar(id)]);
  expect(respostas.map((r) => r.statusCode).sort((a, b) => Number(a) - Number(b))).toEqual([200, 409, 409]);
  await esperarIntegro(casa().banco);
});

test('one that does not exist, or was processed at once, is not released', async () => {
  expect((await liberar(999_999)).json).toMatchObject({ status: 404, codigo: 'retorno/nao-encontrado' });
  expect((await liberar(await chegar(arquivoDe([pagar(conta())])))).json).toMatchObject({ status: 409, codigo: 'retorno/nao-retido' });
});

test('if the original under guard is not there, or is not those bytes, nothing is settled and it still waits', async () => {
  const id = await reter(conta());
  const antes = await fotografia(casa().lote);
  await casa().banco.pool().query(`UPDATE arrecadacao.arquivo SET chave = 'retornos/outra', versao = NULL WHERE id = $1`, [id]);
  expect((await liberar(id)).statusCode).toBe(500);
  await casa().s3.por('guarda', 'retornos/outra', arquivoDe([pagar(conta())]), { ChecksumAlgorithm: 'SHA256' });
  expect((await liberar(id)).statusCode).toBe(500);
  expect(await fotografia(casa().lote)).toEqual(antes);
  const { rows } = await casa().lote.query('SELECT situacao FROM arrecadacao.arquivo WHERE id = $1', [id]);
  expect(rows).toEqual([{ situacao: 'RETIDO' }]);
});

test('what is under guard cannot be deleted by who could delete anything else', async () => {
  const id = await reter(conta());
  const { rows } = await casa().lote.query<{ chave: string; versao: string }>('SELECT chave, versao FROM arrecadacao.arquivo WHERE id = $1', [id]);
  await expect(casa().s3.cliente.send(new DeleteObjectCommand({ Bucket: 'guarda', Key: rows[0]?.chave, VersionId: rows[0]?.versao }))).rejects.toMatchObject({ name: 'AccessDenied' });
});

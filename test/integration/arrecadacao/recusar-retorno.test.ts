import { beforeAll, expect, test } from 'vitest';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { clienteDe, OPERADOR } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { arquivoDe, arquivos, contasAbertas, esperarIntegro, fotografia, pagar } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
let vez = 0;
const recusar = (id: number) => chamar({ metodo: 'POST', caminho: `/retornos/${id}/recusa`, corpo: { motivo: 'É o mesmo movimento, disse o banco' }, cabecalhos: { 'idempotency-key': `recusar-${++vez}-chave` } });
const chegar = (bytes: Uint8Array) => receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'x.ret', entrada: { chave: `retornos/${++vez}.ret`, versao: null }, bytes });
const ultimo = async () => (await arquivos(casa().lote)).at(-1) ?? expect.fail('nenhum arquivo');

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/arrecadacao/recusar-retorno/handler.ts')).handler]);
});

test('a held file is refused for good: nothing of it enters, its number is free again, and the same bytes do not come back', async () => {
  const conta = (await contasAbertas(casa().lote))[0] ?? expect.fail('sem conta');
  await chegar(arquivoDe([pagar(conta)], { nsa: 10 }));
  const repetido = arquivoDe([pagar(conta)], { nsa: 11 });
  await chegar(repetido);
  const { id } = await ultimo();
  const antes = await fotografia(casa().lote);
  const resposta = await recusar(id);
  expect(resposta.json).toMatchObject({ id, situacao: 'RECUSADO', decididoPor: OPERADOR.nome, processadoEm: null, dataContabil: null });
  expect((await recusar(id)).json).toMatchObject({ status: 409, codigo: 'retorno/nao-retido' });
  await chegar(repetido);
  expect(await ultimo()).toMatchObject({ id, situacao: 'RECUSADO' });
  expect(await fotografia(casa().lote)).toEqual(antes);
  const { rows } = await casa().lote.query(`SELECT usuario, motivo FROM comum.auditoria WHERE objeto = $1 AND funcao = 'arrecadacao/recusar-retorno'`, [`retorno:${id}`]);
  expect(rows).toEqual([{ usuario: OPERADOR.nome, motivo: 'É o mesmo movimento, disse o banco' }]);
  // the bank sends the right one under the same number
  await chegar(arquivoDe([pagar(conta, { autenticacao: 'CERTO' })], { nsa: 11 }));
  expect(await ultimo()).toMatchObject({ situacao: 'PROCESSADO' });
  await esperarIntegro(casa().banco);
});

test('one that does not exist is told', async () => {
  expect((await recusar(999_999)).json).toMatchObject({ status: 404, codigo: 'retorno/nao-encontrado' });
});

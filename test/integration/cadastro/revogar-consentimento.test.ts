import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let cdc: number;
const EMAIL = { finalidade: 'AVISOS_POR_EMAIL', canal: 'SITE', comprovacao: 'Protocolo do site 991' };

beforeAll(async () => {
  chamar = await pessoaQueChama(['registrar-consentimento', 'revogar-consentimento']);
  ({ cdc } = await ligacaoDePessoa(casa().banco.pool()));
});

test('what is in force is taken back, and may be given again', async () => {
  await chamar('POST', `/ligacoes/${cdc}/consentimentos`, EMAIL);
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, EMAIL)).json).toMatchObject({ decisao: 'REVOGADO', versao: 1 });
  expect((await atos(casa().banco.pool(), 'cadastro/revogar-consentimento'))[0]).toMatchObject({ depois: { decisao: 'REVOGADO', finalidade: 'AVISOS_POR_EMAIL' } });
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos`, EMAIL)).statusCode).toBe(201);
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, EMAIL)).statusCode).toBe(201);
});

test('what was never given, or was taken back already, is refused', async () => {
  for (const finalidade of ['AVISOS_POR_EMAIL', 'AVISOS_POR_SMS']) {
    expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, { ...EMAIL, finalidade })).json).toMatchObject({ status: 409, codigo: 'consentimento/nao-concedido', campo: 'finalidade' });
  }
});

test('refuses a CDC that nobody has, and who may not', async () => {
  expect((await chamar('POST', '/ligacoes/999999999/consentimentos/revogacao', EMAIL)).json).toMatchObject({ status: 404, campo: 'cdc' });
  expect((await (await pessoaQueChama(['revogar-consentimento'], { menos: ['consentimento'] }))('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, EMAIL)).statusCode).toBe(403);
});

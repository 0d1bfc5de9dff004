import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let cdc: number;
const EMAIL = { finalidade: 'AVISOS_POR_EMAIL', canal: 'SITE', comprovacao: 'Protocolo do site 991' };

beforeAll(async () => {
  chamar = await pessoaQueChama(['registrar-consentimento', 'revogar-consentimento', 'publicar-texto-consentimento']);
  ({ cdc } = await ligacaoDePessoa(casa().banco.pool()));
});

test('what is in force is taken back, and may be given again', async () => {
  await chamar('POST', `/ligacoes/${cdc}/consentimentos`, { ...EMAIL, versao: 1 });
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, EMAIL)).json).toMatchObject({ decisao: 'REVOGADO', versao: 1 });
  expect((await atos(casa().banco.pool(), 'cadastro/revogar-consentimento'))[0]).toMatchObject({ depois: { decisao: 'REVOGADO', finalidade: 'AVISOS_POR_EMAIL' } });
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos`, { ...EMAIL, versao: 1 })).statusCode).toBe(201);
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, EMAIL)).statusCode).toBe(201);
});

test('what is taken back is what had been given: another text published meanwhile was never read', async () => {
  await chamar('POST', `/ligacoes/${cdc}/consentimentos`, { ...EMAIL, versao: 1 });
  await chamar('POST', '/consentimentos/textos', { finalidade: 'AVISOS_POR_EMAIL', texto: 'Autorizo receber por e-mail avisos e novidades.', versao: 1 });
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos`, { ...EMAIL, versao: 1 })).json).toMatchObject({ status: 409, codigo: 'consentimento/texto-mudou', campo: 'versao' });
  expect((await chamar('POST', `/ligacoes/${cdc}/consentimentos/revogacao`, EMAIL)).json).toMatchObject({ decisao: 'REVOGADO', versao: 1 });
  const porBaixo = (versao: number) => casa().app.query(`INSERT INTO cadastro.consentimento (pessoa, finalidade, versao, resumo_do_texto, decisao, canal, comprovacao, por, em) SELECT (SELECT pessoa FROM cadastro.ligacao WHERE cdc = $1), finalidade, versao, resumo, 'CONCEDIDO', 'BALCAO', 'teste direto', 'x', now() FROM cadastro.texto_de_consentimento WHERE finalidade = 'AVISOS_POR_EMAIL' AND versao = $2`, [cdc, versao]);
  await expect(porBaixo(1)).rejects.toMatchObject({ constraint: 'consentimento_a_texto_velho' });
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

import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
let titular: Awaited<ReturnType<typeof ligacaoDePessoa>>;

beforeAll(async () => {
  chamar = await pessoaQueChama(['listar-consentimentos', 'registrar-consentimento', 'revogar-consentimento']);
  titular = await ligacaoDePessoa(casa().banco.pool());
});

test('whoever decided nothing allowed nothing, and the texts are there to be read aloud', async () => {
  const { json } = await chamar('GET', `/ligacoes/${titular.cdc}/consentimentos`);
  expect(json).toMatchObject({ cdc: titular.cdc, nome: titular.nome, historico: [] });
  expect(json['atuais']).toHaveLength(4);
  for (const atual of json['atuais'] as { decisao: unknown; texto: { versao: number; texto: string } }[]) expect(atual).toMatchObject({ decisao: null, texto: { versao: 1, texto: expect.stringContaining('Autorizo') as string } });
});

test('the last decision is the one in force, and none is forgotten', async () => {
  const corpo = { finalidade: 'AVISOS_POR_EMAIL', canal: 'BALCAO', comprovacao: 'Termo 12, cliente de (15) 99123-4567' };
  await chamar('POST', `/ligacoes/${titular.cdc}/consentimentos`, { ...corpo, versao: 1 });
  await chamar('POST', `/ligacoes/${titular.cdc}/consentimentos/revogacao`, corpo);
  const { json } = await chamar('GET', `/ligacoes/${titular.cdc}/consentimentos`);
  expect(json['historico']).toMatchObject([{ decisao: 'REVOGADO' }, { decisao: 'CONCEDIDO', comprovacao: 'Termo 12, cliente de (**) *****-4567' }]);
  expect((json['atuais'] as { finalidade: string; decisao: unknown }[]).filter((a) => a.decisao !== null)).toMatchObject([{ finalidade: 'AVISOS_POR_EMAIL', decisao: 'REVOGADO' }]);
});

test('refuses a CDC that nobody has, and who may not', async () => {
  expect((await chamar('GET', '/ligacoes/999999999/consentimentos')).json).toMatchObject({ status: 404, codigo: 'ligacao/nao-encontrada', campo: 'cdc' });
  expect((await (await pessoaQueChama(['listar-consentimentos'], { menos: ['consentimento'] }))('GET', `/ligacoes/${titular.cdc}/consentimentos`)).statusCode).toBe(403);
});

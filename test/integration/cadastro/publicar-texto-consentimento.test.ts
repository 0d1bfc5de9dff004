import { beforeAll, expect, test } from 'vitest';
import { textosEmVigor } from '../../../layers/postgres/cadastro/consentimentos.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const emVigor = async () => (await textosEmVigor(casa().app)).find((t) => t.finalidade === 'PESQUISA_DE_SATISFACAO')?.versao ?? 0;
const publicar = async (texto: string, versao?: number) => chamar('POST', '/consentimentos/textos', { finalidade: 'PESQUISA_DE_SATISFACAO', texto, versao: versao ?? (await emVigor()) });

beforeAll(async () => {
  chamar = await pessoaQueChama(['publicar-texto-consentimento']);
});

test('a new version comes after the last, with its digest, and the old ones stay', async () => {
  expect((await publicar('Autorizo ser procurado para pesquisas, no máximo duas por ano.')).json).toMatchObject({ versao: 2, por: 'Marina Duarte (demonstração)' });
  const { rows } = await casa().banco.pool().query<{ versao: number }>(`SELECT versao FROM cadastro.texto_de_consentimento WHERE finalidade = 'PESQUISA_DE_SATISFACAO' ORDER BY versao`);
  expect(rows.map((r) => r.versao)).toEqual([1, 2]);
  expect((await atos(casa().banco.pool(), 'cadastro/publicar-texto-consentimento'))[0]).toMatchObject({ objeto: 'consentimento:PESQUISA_DE_SATISFACAO/texto:2' });
});

test('of two who publish over the same text at once, one is told that it changed', async () => {
  const feitos = await Promise.all([publicar('Autorizo pesquisas sobre o atendimento no balcão.', 2), publicar('Autorizo pesquisas sobre o atendimento por telefone.', 2)]);
  expect(new Set(feitos.map((f) => f.statusCode))).toEqual(new Set([201, 409]));
  expect(feitos.find((f) => f.statusCode === 409)?.json).toMatchObject({ codigo: 'consentimento/texto-mudou', campo: 'corpo.versao' });
  expect(await emVigor()).toBe(3);
});

test('refuses the same text, a text too short, and who may not', async () => {
  await publicar('Autorizo pesquisas sobre a qualidade da água.');
  expect((await publicar('Autorizo pesquisas sobre a qualidade da água.')).json).toMatchObject({ status: 409, codigo: 'consentimento/texto-igual', campo: 'texto' });
  expect((await publicar('curto')).json).toMatchObject({ status: 400, campo: 'corpo.texto' });
  expect((await (await pessoaQueChama(['publicar-texto-consentimento'], { menos: ['consentimento'] }))('POST', '/consentimentos/textos', { finalidade: 'AVISOS_POR_SMS', texto: 'Autorizo receber avisos por SMS.', versao: 1 })).statusCode).toBe(403);
});

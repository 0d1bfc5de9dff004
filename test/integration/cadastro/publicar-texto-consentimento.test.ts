import { beforeAll, expect, test } from 'vitest';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { atos, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const publicar = (texto: string) => chamar('POST', '/consentimentos/textos', { finalidade: 'PESQUISA_DE_SATISFACAO', texto });

beforeAll(async () => {
  chamar = await pessoaQueChama(['publicar-texto-consentimento']);
});

test('a new version comes after the last, with its digest, and the old ones stay', async () => {
  expect((await publicar('Autorizo ser procurado para pesquisas, no máximo duas por ano.')).json).toMatchObject({ versao: 2, por: 'Marina Duarte (demonstração)' });
  const { rows } = await casa().banco.pool().query<{ versao: number }>(`SELECT versao FROM cadastro.texto_de_consentimento WHERE finalidade = 'PESQUISA_DE_SATISFACAO' ORDER BY versao`);
  expect(rows.map((r) => r.versao)).toEqual([1, 2]);
  expect((await atos(casa().banco.pool(), 'cadastro/publicar-texto-consentimento'))[0]).toMatchObject({ objeto: 'consentimento:PESQUISA_DE_SATISFACAO/texto:2' });
});

test('two at once are two versions', async () => {
  const feitos = await Promise.all([publicar('Autorizo pesquisas sobre o atendimento no balcão.'), publicar('Autorizo pesquisas sobre o atendimento por telefone.')]);
  expect(new Set(feitos.map((f) => f.json['versao']))).toEqual(new Set([3, 4]));
});

test('refuses the same text, a text too short, and who may not', async () => {
  await publicar('Autorizo pesquisas sobre a qualidade da água.');
  expect((await publicar('Autorizo pesquisas sobre a qualidade da água.')).json).toMatchObject({ status: 409, codigo: 'consentimento/texto-igual', campo: 'texto' });
  expect((await publicar('curto')).json).toMatchObject({ status: 400, campo: 'corpo.texto' });
  expect((await (await pessoaQueChama(['publicar-texto-consentimento'], { menos: ['consentimento'] }))('POST', '/consentimentos/textos', { finalidade: 'AVISOS_POR_SMS', texto: 'Autorizo receber avisos por SMS.' })).statusCode).toBe(403);
});

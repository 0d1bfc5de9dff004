import { beforeAll, expect, test } from 'vitest';
import { FINALIDADES } from '../../../domain/cadastro/consentimento.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { pessoaQueChama } from './apoio-titular.ts';

comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;

beforeAll(async () => {
  chamar = await pessoaQueChama(['listar-textos-consentimento', 'publicar-texto-consentimento']);
});

test('of each purpose the text in force comes before those that it replaced', async () => {
  await chamar('POST', '/consentimentos/textos', { finalidade: 'AVISOS_POR_SMS', texto: 'Autorizo receber por SMS avisos sobre a minha conta.', versao: 1 });
  const textos = (await chamar('GET', '/consentimentos/textos')).json['textos'] as { finalidade: string; versao: number; texto: string }[];
  expect(new Set(textos.slice(0, FINALIDADES.length).map((t) => t.finalidade))).toEqual(new Set(FINALIDADES));
  expect(textos.filter((t) => t.finalidade === 'AVISOS_POR_SMS').map((t) => [t.versao, t.texto.includes('minha conta')])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test('refuses who may not', async () => {
  expect((await (await pessoaQueChama(['listar-textos-consentimento'], { menos: ['consentimento'] }))('GET', '/consentimentos/textos')).statusCode).toBe(403);
});

import { beforeAll, expect, test } from 'vitest';
import { POLITICA_INICIAL } from '../../../domain/cadastro/mascaras/politica.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { pessoaQueChama } from './apoio-titular.ts';

comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;

beforeAll(async () => {
  chamar = await pessoaQueChama(['mostrar-politica-dados']);
});

test('what the product ships is what the domain says it ships', async () => {
  expect((await chamar('GET', '/dados-pessoais/politica')).json).toEqual({ ...POLITICA_INICIAL, versao: expect.any(String) as string });
});

test('refuses who may not', async () => {
  expect((await (await pessoaQueChama(['mostrar-politica-dados'], { menos: ['dado-pessoal'] }))('GET', '/dados-pessoais/politica')).statusCode).toBe(403);
});

import { expect, test } from 'vitest';
import { BLOQUEIO_PADRAO } from '../../../domain/acesso/bloqueio.ts';
import { comAcesso } from './apoio.ts';

const acesso = comAcesso();

test('the product comes with the default of the rule, in one place only', async () => {
  expect((await acesso().chamar({ metodo: 'GET', caminho: '/parametros-de-bloqueio' })).json).toEqual({ ...BLOQUEIO_PADRAO, versao: expect.any(String) as string });
});

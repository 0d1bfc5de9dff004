import { expect, test } from 'vitest';
import { comAcesso } from './apoio.ts';

const acesso = comAcesso();

test('the product comes demanding it of administrators, of who writes off payments by hand and of the jurídico', async () => {
  const r = await acesso().chamar({ metodo: 'GET', caminho: '/segundo-fator/obrigatoriedade' });
  expect(r.json).toEqual({ administradores: true, funcoes: ['estorno-de-fatura', 'baixa-manual', 'juridico'], privilegios: ['pagamento:estornar', 'divida-ativa:ver'] });
});

import { expect, test } from 'vitest';
import { lerPrivilegio } from './privilegio.ts';
import { privilegioConhecido, PRIVILEGIOS_CONHECIDOS } from './privilegios-conhecidos.ts';

test('each is read as a privilege, once, and says what it allows and where', () => {
  const codigos = PRIVILEGIOS_CONHECIDOS.map(({ codigo }) => codigo);
  expect(codigos.filter((codigo) => !lerPrivilegio(codigo).ok)).toEqual([]);
  expect(new Set(codigos).size).toBe(codigos.length);
  expect(PRIVILEGIOS_CONHECIDOS.filter(({ permite, usadoEm }) => permite === '' || usadoEm.length === 0)).toEqual([]);
});

test('one is found by its code, and only by it', () => {
  expect(privilegioConhecido('pagamento:estornar')?.nome).toBe('Estornar pagamento');
  expect(privilegioConhecido('pagamento')).toBeUndefined();
});

import { expect, it } from 'vitest';
import { prazosEmPalavras } from './prazos-dos-titulares.ts';

it.each([
  [{ vencidos: 0, aVencer: 0 }, []],
  [{ vencidos: 0, aVencer: 1 }, ['1 pedido de titular vence em até 5 dias']],
  [{ vencidos: 1, aVencer: 2 }, ['1 pedido de titular passou do prazo da lei', '2 pedidos de titular vencem em até 5 dias']],
  [{ vencidos: 3, aVencer: 0 }, ['3 pedidos de titular passaram do prazo da lei']],
])('of %j people read %j', (prazos, lido) => {
  expect(prazosEmPalavras(prazos).map((p) => p.texto)).toEqual(lido);
});

import { expect, test } from 'vitest';
import { conferirRetencao, LIMITES_DA_RETENCAO, RETENCAO_PADRAO } from './retencao-da-auditoria.ts';
import { REGRAS_DE_FRAUDE } from '../gerencial/regras-de-fraude.ts';

test('the time of the product serves, and so do both limits and for ever', () => {
  for (const meses of [RETENCAO_PADRAO.meses, LIMITES_DA_RETENCAO.de, LIMITES_DA_RETENCAO.ate, null]) expect(conferirRetencao({ meses })).toEqual({ ok: true, valor: { meses } });
});

test.each([23, 121, 0, -60, 24.5, NaN, Infinity])('%s is refused, by its field and with the limits', (meses) => {
  expect(conferirRetencao({ meses })).toEqual({
    ok: false,
    erro: {
      codigo: 'auditoria/retencao-fora-do-limite',
      mensagem: 'O prazo da auditoria no banco vai de 24 a 120 meses. Informe um número inteiro entre eles, ou escolha mantê-la sempre no banco.',
      campo: 'meses',
    },
  });
});

test('the shortest time leaves in the database all that caça-fraude may be told to look at, and more than the six months of the Marco Civil', () => {
  const emDias = Object.values(REGRAS_DE_FRAUDE).flatMap((regra) => Object.values(regra).filter((p) => p.unidade === 'dias').map((p) => p.maximo));
  // the shortest 24 months in a row have 730 days, and whole months are kept
  expect(Math.max(...emDias)).toBeLessThanOrEqual(730);
  expect(LIMITES_DA_RETENCAO.de).toBeGreaterThanOrEqual(24);
});

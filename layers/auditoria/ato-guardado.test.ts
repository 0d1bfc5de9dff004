import { expect, test } from 'vitest';
import { atoGuardado } from './ato-guardado.ts';
import type { LinhaGuardada } from './linhas.ts';

const LINHA: LinhaGuardada = {
  id: '7', em: '1764385199.000001', usuario: 'maria', ip: '10.0.0.7/32', dispositivo: null, funcao: 'teste/agir', objeto: 'x', localidade: '3', setor: null,
  antes: '{"valor": 1}', depois: null, motivo: 'çã', resultado: 'FEITO', xid: '900', delegante: null,
};

test('an act comes back with its numbers, its objects and its microseconds, on the day of Brasília', () => {
  expect(atoGuardado(LINHA)).toEqual({
    dia: '2025-11-28',
    ato: { id: 7, em: '2025-11-29T02:59:59.000001Z', usuario: 'maria', ip: '10.0.0.7', dispositivo: null, funcao: 'teste/agir', objeto: 'x', localidade: 3, setor: null, antes: { valor: 1 }, depois: null, motivo: 'çã', resultado: 'FEITO', transacao: '900', delegante: null },
  });
  expect(atoGuardado({ ...LINHA, em: '1764385200.000000' }).dia).toBe('2025-11-29');
});

test('what is no instant stays as it was, and is of no day', () => {
  const { dia, ato } = atoGuardado({ ...LINHA, em: 'Infinity' });
  expect([dia, ato['em']]).toEqual(['', 'Infinity']);
});

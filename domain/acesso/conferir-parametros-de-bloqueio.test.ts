import { expect, test } from 'vitest';
import { BLOQUEIO_PADRAO } from './bloqueio.ts';
import { conferirParametrosDeBloqueio, LIMITES_DO_BLOQUEIO } from './conferir-parametros-de-bloqueio.ts';

test('the parameters of the product serve, and so do manual release and no proof', () => {
  expect(conferirParametrosDeBloqueio(BLOQUEIO_PADRAO)).toEqual([]);
  expect(conferirParametrosDeBloqueio({ ...BLOQUEIO_PADRAO, duracaoEmMinutos: null, falhasAteProva: null })).toEqual([]);
});

test('each field out of its limits is refused by name, all at once', () => {
  const recusas = conferirParametrosDeBloqueio({ por: 'AMBOS', falhasDoUsuario: 2, falhasDoIp: 2, janelaEmMinutos: 0, duracaoEmMinutos: 0.5, falhasAteProva: 0 });
  expect(recusas.map((r) => r.campo)).toEqual(Object.keys(LIMITES_DO_BLOQUEIO));
  expect(recusas[0]).toEqual({
    codigo: 'bloqueio/fora-do-limite', mensagem: 'A quantidade de falhas do usuário vai de 3 a 100. Informe um número inteiro entre eles.', campo: 'falhasDoUsuario',
  });
});

test('a proof that the lock would always come before is refused, by what is counted', () => {
  const codigos = (por: 'USUARIO' | 'IP' | 'AMBOS', falhasAteProva: number) => conferirParametrosDeBloqueio({ ...BLOQUEIO_PADRAO, por, falhasAteProva }).map((r) => r.codigo);
  expect(codigos('USUARIO', 4)).toEqual([]);
  expect(codigos('USUARIO', 5)).toEqual(['bloqueio/prova-inutil']);
  expect(codigos('IP', 49)).toEqual([]);
  expect(codigos('IP', 50)).toEqual(['bloqueio/prova-inutil']);
  expect(codigos('AMBOS', 49)).toEqual([]);
});

import { expect, test } from 'vitest';
import { conferirPoliticaDeSenha, LIMITES_DA_POLITICA } from './conferir-politica-de-senha.ts';
import { POLITICA_PADRAO } from './politica-de-senha.ts';

test('the policy of the product serves, and so does the strictest one that the TR asks for', () => {
  expect(conferirPoliticaDeSenha(POLITICA_PADRAO)).toEqual([]);
  const rigida = { ...POLITICA_PADRAO, exigirMaiuscula: true, exigirMinuscula: true, exigirNumero: true, exigirSimbolo: true, validadeEmDias: 90, historico: 24, minimo: 64 };
  expect(conferirPoliticaDeSenha(rigida)).toEqual([]);
});

test('each field out of its limits is refused by name, all at once', () => {
  const abaixo = conferirPoliticaDeSenha({ ...POLITICA_PADRAO, minimo: 7, maximo: 63, validadeEmDias: 0, validadeEmMeses: 0, historico: -1 });
  const acima = conferirPoliticaDeSenha({ ...POLITICA_PADRAO, minimo: 65, maximo: 129, validadeEmDias: 3651, validadeEmMeses: 121, historico: 25 });
  for (const recusas of [abaixo, acima]) expect(recusas.map((r) => r.campo)).toEqual([...Object.keys(LIMITES_DA_POLITICA), 'validadeEmMeses']);
  expect(abaixo[0]).toEqual({ codigo: 'politica-de-senha/fora-do-limite', mensagem: 'O mínimo de caracteres vai de 8 a 64. Informe um número inteiro entre eles.', campo: 'minimo' });
  expect(conferirPoliticaDeSenha({ ...POLITICA_PADRAO, minimo: 12.5 })).toHaveLength(1);
  expect(conferirPoliticaDeSenha({ ...POLITICA_PADRAO, validadeEmDias: 90, validadeEmMeses: 3 }).map((r) => r.mensagem)).toEqual(['A senha vence em dias ou em meses. Deixe só uma das duas.']);
  expect(conferirPoliticaDeSenha({ ...POLITICA_PADRAO, validadeEmMeses: 3 })).toEqual([]);
});

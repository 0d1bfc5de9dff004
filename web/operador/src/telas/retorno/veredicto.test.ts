import { expect, it } from 'vitest';
import { divisaoDoDinheiro } from './divisao.ts';
import { veredicto } from './veredicto.ts';

const cem = { registros: 2, valor: 10_000 };
const nada = { registros: 0, valor: 0 };

it.each([
  ['three equal sums', 'PROCESSADO', { trailer: cem, lido: cem, lancado: cem, confere: true }, 'Confere', 'certo'],
  ['something that was not posted', 'PROCESSADO', { trailer: cem, lido: cem, lancado: nada, confere: false }, 'Não confere', 'erro'],
  ['a held file whose sums agree', 'RETIDO', { trailer: cem, lido: cem, lancado: nada, confere: true }, 'O arquivo bate com o total do banco', 'neutro'],
  ['a rejected file whose sums differ', 'REJEITADO', { trailer: cem, lido: nada, lancado: nada, confere: false }, 'Não confere com o total do banco', 'erro'],
  ['as many reais in another number of payments', 'REJEITADO', { trailer: { ...cem, registros: 3 }, lido: cem, lancado: nada, confere: false }, 'Não confere com o total do banco', 'erro'],
  ['a file without trailer', 'REJEITADO', { trailer: null, lido: cem, lancado: nada, confere: false }, 'Sem total do banco', 'neutro'],
] as const)('%s: the conference says so', (_nome, situacao, somas, titulo, tom) => {
  expect(veredicto(situacao, { ...somas, tarifas: 0 })).toMatchObject({ titulo, tom });
});

it('every centavo that came went somewhere: to bills, to credits, or to nobody yet', () => {
  const divisao = divisaoDoDinheiro([
    { destino: 'QUITACAO', registros: 2, valor: 10_500, quitado: 10_000 },
    { destino: 'CREDITO_DUPLICIDADE', registros: 1, valor: 700, quitado: 0 },
    { destino: 'NAO_IDENTIFICADO', registros: 3, valor: 90, quitado: 0 },
  ]);
  expect(divisao).toEqual({ registros: 6, valor: 11_290, quitado: 10_000, credito: 1_200, semDono: 90, registrosSemDono: 3 });
  expect(divisao.quitado + divisao.credito + divisao.semDono).toBe(divisao.valor);
});

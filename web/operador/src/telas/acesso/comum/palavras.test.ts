import { expect, test } from 'vitest';
import { concessoesEmPalavras, FUNCOES_POR_GRUPO, nomeDaFuncao, setoresEmPalavras } from './palavras.ts';
import { TODAS_AS_FUNCOES } from '../../../../../../domain/acesso/funcoes.ts';

const LUGARES = { localidades: [{ id: 1, nome: 'Sede' }, { id: 2, nome: 'Distrito' }], setores: [{ id: 1, localidade: 1, nome: 'Centro' }, { id: 2, localidade: 1, nome: 'Norte' }, { id: 3, localidade: 2, nome: 'Serra' }], departamentos: [] };

test.each([
  [null, 'em toda parte'],
  [[], 'só no que não tem setor'],
  [[1], 'Sede: Centro'],
  [[1, 2, 3], 'Sede inteira; Distrito inteira'],
])('%j: %s', (ids, texto) => {
  expect(setoresEmPalavras(ids, LUGARES)).toBe(texto);
});

test('grants in words, with how many places', () => {
  const semLugar = { localidades: null, setores: null, departamentos: null };
  expect(concessoesEmPalavras([{ funcao: 'ligacao', acoes: ['consultar'], ...semLugar, setores: [1, 2] }, { funcao: 'antiga', acoes: ['alterar', 'excluir'], ...semLugar }])).toBe('Ligações: consultar em 2 setores; antiga: alterar, excluir');
});

test('every function is in one group', () => {
  expect(FUNCOES_POR_GRUPO.flatMap((g) => g.funcoes).sort()).toEqual([...TODAS_AS_FUNCOES].sort());
  expect(nomeDaFuncao('ligacao')).toBe('Ligações');
  expect(nomeDaFuncao('caixa')).toBe('Caixa (ainda sem uso)');
});

import { expect, it } from 'vitest';
import { SEM_LIMITE } from '../lugares/lugares.ts';
import { concessoesDe } from './escolher-direitos.tsx';
import type { MeusAcessos } from './palavras.ts';

const meus = (setores: number[] | null, delegante: string | null = null): MeusAcessos => ({
  administrador: false,
  somenteConsulta: false,
  horario: '',
  perfis: [],
  acessos: [{ funcao: 'ligacao', acoes: ['consultar'], setores, delegante }],
  privilegios: [],
  lugares: { localidades: [{ id: 1, nome: 'Sede' }, { id: 2, nome: 'Serra' }], setores: [{ id: 1, localidade: 1, nome: 'Centro' }, { id: 2, localidade: 2, nome: 'Alto' }], departamentos: [{ id: 9, nome: 'Comercial' }] },
  perfisParaPedir: [],
});
const LIGACAO = { ligacao: ['consultar'] as const };
const da = { funcao: 'ligacao', acoes: ['consultar'] };

it('of what holds everywhere, the places asked for go as they were asked', () => {
  expect(concessoesDe({ acoes: LIGACAO, lugares: { localidades: [2], setores: [], departamentos: [9] } }, meus(null))).toEqual([{ ...da, localidades: [2], departamentos: [9] }]);
  expect(concessoesDe({ acoes: LIGACAO, lugares: SEM_LIMITE }, meus(null))).toEqual([da]);
});

it('of what holds in some setores, only those of them that were asked for', () => {
  expect(concessoesDe({ acoes: LIGACAO, lugares: SEM_LIMITE }, meus([2]))).toEqual([{ ...da, setores: [2] }]);
  expect(concessoesDe({ acoes: LIGACAO, lugares: { ...SEM_LIMITE, localidades: [2] } }, meus([1, 2]))).toEqual([{ ...da, setores: [2] }]);
  expect(concessoesDe({ acoes: LIGACAO, lugares: { ...SEM_LIMITE, setores: [1] } }, meus([2]))).toEqual([]);
});

it('what is borrowed is given to nobody', () => {
  expect(concessoesDe({ acoes: LIGACAO, lugares: SEM_LIMITE }, meus(null, 'Marina'))).toEqual([]);
});

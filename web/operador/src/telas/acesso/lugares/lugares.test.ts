import { expect, it } from 'vitest';
import { escolher, lugaresDe, lugaresPedidos, opcoesDe, SEM_LIMITE, semLimite, type Catalogo } from './lugares.ts';

const CATALOGO: Catalogo = {
  localidades: [{ id: 1, nome: 'Sede' }, { id: 2, nome: 'Serra' }],
  setores: [{ id: 1, localidade: 1, nome: 'Centro' }, { id: 2, localidade: 2, nome: 'Alto' }],
  departamentos: [{ id: 1, nome: 'Comercial', ativo: true }, { id: 2, nome: 'Antigo', ativo: false }],
};

it('what the API gave goes back as it was', () => {
  expect(lugaresPedidos(lugaresDe({ localidades: [2], setores: null, departamentos: [1] }))).toEqual({ localidades: [2], departamentos: [1] });
  expect([semLimite(lugaresDe({})), lugaresPedidos(SEM_LIMITE)]).toEqual([true, {}]);
});

it('a setor that the localidades leave outside goes with them', () => {
  expect(escolher({ ...SEM_LIMITE, setores: [1, 2] }, 'localidades', [2], CATALOGO)).toEqual({ localidades: [2], setores: [2], departamentos: [] });
  expect(escolher({ ...SEM_LIMITE, localidades: [2], setores: [2] }, 'localidades', [], CATALOGO).setores).toEqual([2]);
});

it('offers the setores of the localidades chosen, and what is out of use only to be taken away', () => {
  expect(opcoesDe(CATALOGO, SEM_LIMITE).setores.map((o) => o.label)).toEqual(['Sede · Centro', 'Serra · Alto']);
  const { setores, departamentos } = opcoesDe(CATALOGO, { localidades: [1], setores: [2], departamentos: [2] });
  expect(setores.map((o) => o.label)).toEqual(['Sede · Centro', 'Serra · Alto']);
  expect(opcoesDe(CATALOGO, { ...SEM_LIMITE, localidades: [1] }).setores.map((o) => o.label)).toEqual(['Sede · Centro']);
  expect(departamentos.map((o) => o.label)).toEqual(['Comercial', 'Antigo (fora de uso)']);
  expect(opcoesDe(CATALOGO, SEM_LIMITE).departamentos.map((o) => o.label)).toEqual(['Comercial']);
});

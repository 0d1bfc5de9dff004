import { expect, it } from 'vitest';
import { secoesDe } from './entradas-do-menu.tsx';

const nomes = (permissoes: readonly string[], gruposDeTrabalho: readonly string[] = []) => secoesDe({ permissoes: [...permissoes], gruposDeTrabalho: [...gruposDeTrabalho] }).flatMap(({ itens }) => itens.map(({ nome }) => nome));

it('offers what the person may, and the beginning to everybody', () => {
  expect(nomes([])).toEqual(['Início']);
  expect(nomes(['ciclo:consultar', 'ligacao:consultar'])).toEqual(['Início', 'Ciclos e crítica', 'Ligações']);
  expect(nomes(['consentimento:executar'])).toEqual(['Início', 'LGPD']);
  expect(nomes(['ciclo:incluir', 'ciclo:consultar-tudo'])).toEqual(['Início']);
});

it('a person with menu groups sees only these, whatever else he may', () => {
  expect(nomes(['ciclo:consultar', 'ligacao:consultar', 'retorno:consultar'], ['cadastro', 'arrecadacao'])).toEqual(['Início', 'Retornos bancários', 'Ligações']);
});

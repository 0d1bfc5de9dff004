import { expect, it } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { conferirPerfil, type ConcessaoDoPerfil, type DocumentoConferivel } from './conferir-perfil.ts';

const LUGARES = { localidades: new Set([10]), setores: new Set([1, 2]), departamentos: new Set([5]) };
const conceder = (mudanca: Partial<ConcessaoDoPerfil> = {}): ConcessaoDoPerfil => ({ funcao: 'ligacao', acoes: ['consultar'], localidades: null, setores: null, departamentos: null, ...mudanca });
const perfil = (mudanca: Partial<DocumentoConferivel> = {}): DocumentoConferivel => ({ concessoes: [], negacoes: [], janelas: [], excecoes: [], ...mudanca });
const recusa = (mudanca: Partial<DocumentoConferivel>) => {
  const conferido = conferirPerfil(perfil(mudanca), LUGARES);
  return conferido.ok ? 'aceito' : [conferido.erro.codigo, conferido.erro.campo];
};
const DIA = dataCivil('2026-12-25');

it('accepts an empty profile, and one of places, hours and dates that exist', () => {
  expect(recusa({})).toBe('aceito');
  expect(
    recusa({
      concessoes: [conceder({ localidades: [10], setores: [1, 2], departamentos: [5] })],
      negacoes: [conceder()],
      janelas: [{ dias: [5], inicio: 1320, fim: 360 }],
      excecoes: [{ tipo: 'FECHADO', data: DIA }, { tipo: 'EXTRA', data: DIA, inicio: 0, fim: 1440 }],
    }),
  ).toBe('aceito');
});

it.each<[string, Partial<DocumentoConferivel>, string, string]>([
  ['a function of nothing', { concessoes: [conceder(), conceder({ funcao: 'nada' })] }, 'perfil/direito-desconhecido', 'corpo.concessoes.1.funcao'],
  ['a name that every object has', { concessoes: [conceder({ funcao: 'constructor' })] }, 'perfil/direito-desconhecido', 'corpo.concessoes.0.funcao'],
  ['an action of another function', { negacoes: [conceder({ acoes: ['consultar', 'executar'] })] }, 'perfil/direito-desconhecido', 'corpo.negacoes.0.acoes'],
  ['one place of several', { concessoes: [conceder({ setores: [1, 3] })] }, 'perfil/lugar-desconhecido', 'corpo.concessoes.0.setores'],
  ['a setor as localidade', { concessoes: [conceder({ localidades: [1] })] }, 'perfil/lugar-desconhecido', 'corpo.concessoes.0.localidades'],
  ['a departamento', { concessoes: [conceder({ departamentos: [6] })] }, 'perfil/lugar-desconhecido', 'corpo.concessoes.0.departamentos'],
  ['a window without days', { janelas: [{ dias: [], inicio: 0, fim: 60 }] }, 'perfil/horario', 'corpo.janelas.0.dias'],
  ['an hour beyond the day', { janelas: [{ dias: [1], inicio: 0, fim: 60 }, { dias: [1], inicio: 0, fim: 1441 }] }, 'perfil/horario', 'corpo.janelas.1.fim'],
  ['an extra of no time', { excecoes: [{ tipo: 'EXTRA', data: DIA, inicio: 60, fim: 60 }] }, 'perfil/horario', 'corpo.excecoes.0.fim'],
])('refuses %s by its field', (_, mudanca, codigo, campo) => {
  expect(recusa(mudanca)).toEqual([codigo, campo]);
});

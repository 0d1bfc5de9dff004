import { expect, it } from 'vitest';
import { SEM_LIMITE } from '../lugares/lugares.ts';
import { paresDoPerfil } from './pares-do-perfil.ts';
import { blocoNovo, type Rascunho } from './rascunho.ts';

const AMBOS = { critica: ['alterar'], 'liberacao-do-ciclo': ['executar'] } as const;
const rascunho = (mudanca: Partial<Rascunho> = {}): Rascunho => ({ nome: 'x', descricao: '', somenteConsulta: false, sessaoUnica: false, ativo: true, concessoes: [{ ...blocoNovo(), acoes: AMBOS }], negacoes: [], horario: { janelas: [], excecoes: [] }, ...mudanca });
const codigos = (mudanca: Partial<Rascunho> = {}) => paresDoPerfil(rascunho(mudanca)).map((p) => p.codigo);

it('both sides in one profile are told, in one place or in two', () => {
  expect(codigos()).toEqual(['critica-liberacao']);
  const partes = [{ ...blocoNovo({ ...SEM_LIMITE, setores: [1] }), acoes: { critica: AMBOS.critica } }, { ...blocoNovo({ ...SEM_LIMITE, setores: [2] }), acoes: { 'liberacao-do-ciclo': AMBOS['liberacao-do-ciclo'] } }];
  expect(codigos({ concessoes: partes })).toEqual(['critica-liberacao']);
});

it('not when it is read-only, nor when one side is denied everywhere; a denial of some places leaves the pair', () => {
  expect(codigos({ somenteConsulta: true })).toEqual([]);
  const negado = { acoes: { critica: AMBOS.critica } };
  expect(codigos({ negacoes: [{ ...blocoNovo(), ...negado }] })).toEqual([]);
  expect(codigos({ negacoes: [{ ...blocoNovo({ ...SEM_LIMITE, setores: [1] }), ...negado }] })).toEqual(['critica-liberacao']);
});

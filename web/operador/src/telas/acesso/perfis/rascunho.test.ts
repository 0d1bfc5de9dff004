import { expect, it } from 'vitest';
import { janelaNova } from '../horario/escrito.ts';
import { documentoDe, rascunhoDe, type Perfil } from './rascunho.ts';

const concessao = (funcao: string, setores: number[] | null = null) => ({ funcao, acoes: ['consultar' as const], localidades: null, setores, departamentos: null });
const PERFIL: Perfil = {
  codigo: 'balcao',
  nome: 'Balcão',
  descricao: '',
  somenteConsulta: false,
  sessaoUnica: true,
  ativo: true,
  concessoes: [concessao('ligacao'), concessao('fatura', [1, 2])],
  negacoes: [concessao('fatura', [2])],
  janelas: [{ dias: [1], inicio: 480, fim: 1440 }],
  excecoes: [{ tipo: 'FECHADO', data: '2026-12-25', motivo: 'Natal' }, { tipo: 'EXTRA', data: '2026-12-26', inicio: 0, fim: 60, motivo: 'mutirão' }],
  horario: '',
  versao: 'x'.repeat(32),
  pessoas: [],
};

it('what was read goes back as it was', () => {
  expect(documentoDe(rascunhoDe(PERFIL))).toEqual({
    nome: 'Balcão',
    descricao: '',
    somenteConsulta: false,
    sessaoUnica: true,
    ativo: true,
    concessoes: [{ funcao: 'ligacao', acoes: ['consultar'] }, { funcao: 'fatura', acoes: ['consultar'], setores: [1, 2] }],
    negacoes: [{ funcao: 'fatura', acoes: ['consultar'], setores: [2] }],
    janelas: PERFIL.janelas,
    excecoes: PERFIL.excecoes,
  });
});

it('rights of the same places are one block, and that of everywhere is always there', () => {
  const { concessoes } = rascunhoDe({ ...PERFIL, concessoes: [concessao('fatura', [1]), concessao('ligacao', [1])] });
  expect(concessoes.map((b) => [b.lugares.setores, Object.keys(b.acoes)])).toEqual([[[], []], [[1], ['fatura', 'ligacao']]]);
});

it('what is not written well is sent to nobody', () => {
  const r = rascunhoDe(PERFIL);
  expect(documentoDe({ ...r, nome: ' a ' })).toBeUndefined();
  expect(documentoDe({ ...r, horario: { ...r.horario, janelas: [{ ...janelaNova(), fim: '08:00' }] } })).toBeUndefined();
});

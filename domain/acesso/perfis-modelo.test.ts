import { expect, it } from 'vitest';
import { paresAbertos } from './pares-abertos.ts';
import { EM_TODA_PARTE } from './escopo.ts';
import { acoesDa, porVir, TODAS_AS_FUNCOES } from './funcoes.ts';
import { PERFIS_MODELO } from './perfis-modelo.ts';
import type { Instantaneo } from './permissao.ts';
import { PARES_SEGREGADOS } from './segregacao.ts';
import { dataCivil } from '../comum/data-civil.ts';

const DIA = dataCivil('2026-11-20');

it('each has a code and a name of its own', () => {
  expect(new Set(PERFIS_MODELO.map(({ codigo }) => codigo)).size).toBe(PERFIS_MODELO.length);
  expect(new Set(PERFIS_MODELO.map(({ nome }) => nome)).size).toBe(PERFIS_MODELO.length);
});

it.each(PERFIS_MODELO.map((p) => [p.codigo, p] as const))('%s gives only actions that exist, each function once', (_, { concessoes }) => {
  expect(concessoes.flatMap(({ funcao, acoes }) => acoes.filter((acao) => !acoesDa(funcao).includes(acao)).map((acao) => `${funcao}:${acao}`))).toEqual([]);
  expect(new Set(concessoes.map(({ funcao }) => funcao)).size).toBe(concessoes.length);
});

it.each(PERFIS_MODELO.map((p) => [p.codigo, p] as const))('%s alone opens no segregated pair', (_, { codigo, concessoes }) => {
  // as if it were not read-only, so that a copy without the switch is clean too
  const perfil = { codigo, somenteConsulta: false, concessoes: concessoes.map((c) => ({ ...c, escopo: EM_TODA_PARTE })), negacoes: [] };
  const quem: Instantaneo = { ativo: true, somenteConsulta: false, perfis: [perfil], concessoes: [], negacoes: [], privilegios: [], delegacoes: [] };
  expect(paresAbertos(quem, PARES_SEGREGADOS, [], { de: DIA, ate: null })).toEqual([]);
});

it('together they give everything that opens something', () => {
  const dadas = new Set(PERFIS_MODELO.filter(({ somenteConsulta }) => !somenteConsulta).flatMap(({ concessoes }) => concessoes.flatMap(({ funcao, acoes }) => acoes.map((acao) => `${funcao}:${acao}`))));
  expect(TODAS_AS_FUNCOES.filter((funcao) => !porVir(funcao)).flatMap((funcao) => acoesDa(funcao).map((acao) => `${funcao}:${acao}`)).filter((p) => !dadas.has(p))).toEqual([]);
});

it('the internal control sees everything and changes nothing', () => {
  const controle = PERFIS_MODELO.find(({ codigo }) => codigo === 'controle-interno');
  expect(controle?.somenteConsulta).toBe(true);
  expect(controle?.concessoes.flatMap(({ acoes }) => acoes).filter((acao) => acao !== 'consultar')).toEqual([]);
  expect(controle?.concessoes.map(({ funcao }) => funcao)).toEqual(TODAS_AS_FUNCOES.filter((funcao) => acoesDa(funcao).includes('consultar')));
});

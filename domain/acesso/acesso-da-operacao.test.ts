import { expect, it } from 'vitest';
import { dataCivil } from '../comum/data-civil.ts';
import { acessoDaOperacao, FUNCOES_DA_OPERACAO, FUNCOES_DO_PRIMEIRO_TOKEN } from './acesso-da-operacao.ts';
import { FUNCOES, TODAS_AS_FUNCOES, type Funcao } from './funcoes.ts';
import { decidir } from './permissao.ts';
import { paresAbertos } from './pares-abertos.ts';
import { PARES_SEGREGADOS } from './segregacao.ts';

const HOJE = dataCivil('2026-11-28');
const pode = (quem: ReturnType<typeof acessoDaOperacao>, funcao: Funcao) => FUNCOES[funcao].acoes.some((acao) => decidir(quem, { funcao, acao, recurso: 'ALGUM', privilegios: [], hoje: HOJE }).ok);

it('has nothing that gives rights, shows who people are or reads what was done', () => {
  const quem = acessoDaOperacao();
  for (const funcao of FUNCOES_DA_OPERACAO) expect(pode(quem, funcao), funcao).toBe(true);
  const deQuemAdministra = TODAS_AS_FUNCOES.filter((funcao) => ['controle', 'administracao'].includes(FUNCOES[funcao].grupo) && funcao !== 'plataforma');
  for (const funcao of deQuemAdministra) expect(pode(quem, funcao), funcao).toBe(false);
});

it('the token of a deploy holds no two functions that one person may not hold together', () => {
  const { concessoes, ...resto } = acessoDaOperacao(FUNCOES_DO_PRIMEIRO_TOKEN);
  const abertos = (quem: typeof concessoes) => paresAbertos({ ...resto, concessoes: quem }, PARES_SEGREGADOS, [], { de: HOJE, ate: null });
  expect(abertos(concessoes)).toEqual([]);
  expect(abertos(acessoDaOperacao().concessoes)).not.toEqual([]);
});

it('a shorter list gives what it says', () => {
  const soCritica = acessoDaOperacao(['critica']);
  expect([pode(soCritica, 'critica'), pode(soCritica, 'retorno')]).toEqual([true, false]);
});

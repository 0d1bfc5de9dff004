import { expect, it } from 'vitest';
import { acoesDa, porVir, TODAS_AS_FUNCOES } from '../../domain/acesso/funcoes.ts';
import { PARES_SEGREGADOS } from '../../domain/acesso/segregacao.ts';
import { rota } from '../../events/contrato.ts';
import { carregarRotas } from '../../local/openapi/rotas.ts';
import { arquivosDoProjeto } from './arquivos.ts';

const rotas = await carregarRotas();
const pedidas = [...new Set(rotas.flatMap(({ permissao }) => (permissao === undefined || permissao === 'PROPRIA' ? [] : [`${permissao.funcao}:${permissao.acao}`])))].sort();

it('what can be granted is what the routes ask for, all of it and nothing else, but for what says that it is to come', () => {
  expect(TODAS_AS_FUNCOES.filter((funcao) => !porVir(funcao)).flatMap((funcao) => acoesDa(funcao).map((acao) => `${funcao}:${acao}`)).sort()).toEqual(pedidas);
});

it('only public routes ask for nothing, and only those of one\'s own session and password are open to whoever has entered', () => {
  expect(rotas.filter((r) => r.permissao === undefined).map((r) => r.confianca)).toEqual(rotas.filter((r) => r.confianca === 'publico').map(() => 'publico'));
  expect(rotas.filter((r) => r.permissao === 'PROPRIA' && r.contexto !== 'acesso')).toEqual([]);
});

it('what the authorizer says is read in one place, which knows a refusal from a credential', () => {
  const leem = arquivosDoProjeto().filter(({ caminho, texto }) => /^(layers|functions)\/.*(?<!\.test)\.ts$/.test(caminho) && /^(?!\s*(?:\/\/|\/?\*)).*\bauthorizer\b/m.test(texto));
  expect(leem.map(({ caminho }) => caminho)).toEqual(['layers/http/quem.ts']);
});

it('the segregation of duties speaks of functions and actions that can be granted', () => {
  const conhecidas: readonly string[] = TODAS_AS_FUNCOES;
  expect(PARES_SEGREGADOS.flatMap(({ a, b }) => [a.funcao, b.funcao]).filter((funcao) => !conhecidas.includes(funcao))).toEqual([]);
});

it('a route that does not say what it takes, or asks for what nobody can grant, does not compile', () => {
  const [exemplo] = rotas;
  if (exemplo === undefined) throw new Error('não há rotas');
  const comum = { ...exemplo, confianca: 'operador' } as const;
  const { permissao: _, ...sem } = comum;
  // @ts-expect-error -- the permission is missing
  rota(sem);
  // @ts-expect-error -- no such function
  rota({ ...comum, permissao: { funcao: 'inventada', acao: 'consultar' } });
  // @ts-expect-error -- who may be anybody asks for nothing
  rota({ ...comum, confianca: 'publico', permissao: 'PROPRIA' });
  expect(rota({ ...comum, permissao: 'PROPRIA' }).tipo).toBe('rota');
});

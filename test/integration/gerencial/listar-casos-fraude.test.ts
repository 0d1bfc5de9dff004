import { beforeAll, expect, test } from 'vitest';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { casoDeRui, plantar, rodar, vezes } from './apoio.ts';

type Resposta = {
  readonly itens: readonly { readonly id: number; readonly usuarios: string[]; readonly pontos: number; readonly situacao: string }[];
  readonly total: number;
};

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;
const listar = async (consulta: string) => (await chamar({ metodo: 'GET', caminho: '/fraudes/casos', consulta })).json as Resposta;
let [rui, ana] = [0, 0];

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/listar-casos-fraude/handler.ts')).handler]);
  const [raiz, app] = [casa().banco.pool(), casa().app];
  rui = await casoDeRui(raiz, app);
  await plantar(raiz, vezes(6, { usuario: 'Ana Souza', objeto: 'ciclo:1/ligacao:710', ha: '2 days' }));
  await rodar(app);
  ana = (await listar('usuario=ana')).itens[0]?.id ?? 0;
  await raiz.query(`UPDATE gerencial.caso_de_fraude SET situacao = 'EM_ANALISE', dono = 'Zélia Control', assumido_em = now() WHERE id = $1`, [ana]);
});

test('the highest score first, what is closed last, with how much evidence', async () => {
  const { itens, total } = await listar('regra=R1');
  expect(total).toBe(2);
  expect(itens.map((c) => c.id)).toEqual([ana, rui]);
  expect(itens[1]).toMatchObject({ titulo: 'Rui Prado recalculou 3 vezes ligacao 700 em 90 dias', nomeDaRegra: 'Recálculo repetido', evidencias: 3, objetos: ['ligacao:700'], situacao: 'ABERTO', dono: null });
});

test.each([
  ['a situation', 'situacao=EM_ANALISE', () => [ana]],
  ['a rule', 'regra=R1&situacao=ABERTO', () => [rui]],
  ['the beginning of the name of who is in it', 'usuario=RUI', () => [rui]],
  ['the beginning of the name of who took it', 'dono=z%C3%A9lia', () => [ana]],
  ['a period without cases', 'ate=2001-01-01', () => []],
  ['what looks like a pattern is a text', 'usuario=%25', () => []],
])('finds by %s', async (_o, consulta, esperado) => {
  expect((await listar(consulta)).itens.map((c) => c.id)).toEqual(esperado());
});

test('gives one page of them', async () => {
  const { itens, total } = await listar('regra=R1&porPagina=1&pagina=2');
  expect([total, itens.map((c) => c.id)]).toEqual([2, [rui]]);
});

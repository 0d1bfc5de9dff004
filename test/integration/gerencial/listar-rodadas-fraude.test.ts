import { beforeAll, expect, test } from 'vitest';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { plantar, rodar, vezes } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let chamar: ReturnType<typeof clienteDe>;

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/gerencial/listar-rodadas-fraude/handler.ts')).handler]);
  await plantar(casa().banco.pool(), vezes(3, { usuario: 'Rui Prado', objeto: 'ciclo:1/ligacao:700', ha: '3 days' }));
  await rodar(casa().app);
  await rodar(casa().app);
});

test('the most recent first, with what each rule found and how long it took', async () => {
  const { json } = await chamar({ metodo: 'GET', caminho: '/fraudes/rodadas', consulta: 'porPagina=2' });
  const itens = json['itens'] as readonly { id: number; origem: string; terminadaEm: string | null; regras: readonly { regra: string; casosNovos: number; duracaoMs: number }[] }[];
  expect([json['total'], itens.map((r) => r.regras[0]?.casosNovos)]).toEqual([2, [0, 1]]);
  expect(itens[0]?.regras.map((r) => r.regra)).toEqual(['R1', 'R6', 'R7', 'R10', 'R12']);
  expect(itens[0]?.terminadaEm).toMatch(/Z$/);
});

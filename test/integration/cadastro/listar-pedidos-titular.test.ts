import { beforeAll, expect, test } from 'vitest';
import { alarmeDoPedido, type SituacaoDoPedido } from '../../../domain/cadastro/pedido-do-titular.ts';
import { somarDias, type DataCivil } from '../../../domain/comum/data-civil.ts';
import { listarPedidos } from '../../../layers/postgres/cadastro/pedidos-do-titular.ts';
import { CIDADE } from '../../fixture/cidade.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { ligacaoDePessoa, pessoaQueChama } from './apoio-titular.ts';

const casa = comFuncoes('nascente_app');
let chamar: Awaited<ReturnType<typeof pessoaQueChama>>;
const IDADES = [0, 9, 10, 15, 16, 3];
const listar = async (consulta = '') => (await chamar('GET', `/pedidos-titular?${consulta}`)).json as { itens: { protocolo: number; alarme: string; diasRestantes: number | null }[]; total: number; prazos: object };

beforeAll(async () => {
  chamar = await pessoaQueChama(['listar-pedidos-titular', 'responder-pedido-titular']);
  const raiz = casa().banco.pool();
  const { cdc, pessoa } = await ligacaoDePessoa(raiz);
  for (const [i, dias] of IDADES.entries()) {
    await raiz.query(
      `INSERT INTO cadastro.pedido_do_titular (pessoa, cdc, tipo, canal, texto_cifrado, aberto_em, prazo, registrado_por, registrado_em) VALUES ($1, $2, $3, 'SITE', decode(repeat('00', 40), 'hex'), $4::date, $4::date + 15, 'x', now())`,
      [pessoa, cdc, i === 0 ? 'ELIMINACAO' : 'ACESSO', somarDias(CIDADE.hoje, -dias)],
    );
  }
  await chamar('POST', '/pedidos-titular/6/resposta', { decisao: 'CANCELADO', resposta: 'A pessoa desistiu.', motivo: 'desistência por telefone' });
});

test('who has least time left comes first, with the days in numbers, and the answered come last', async () => {
  const { itens, total, prazos } = await listar();
  expect(total).toBe(6);
  expect(itens.map(({ protocolo, alarme, diasRestantes }) => [protocolo, alarme, diasRestantes])).toEqual([
    [5, 'VENCIDO', -1],
    [4, 'A_VENCER', 0],
    [3, 'A_VENCER', 5],
    [2, 'NO_PRAZO', 6],
    [1, 'NO_PRAZO', 15],
    [6, 'ENCERRADO', null],
  ]);
  expect(prazos).toEqual({ noPrazo: 2, aVencer: 2, vencidos: 1 });
});

test.each([
  ['alarme=A_VENCER', [4, 3]],
  ['alarme=VENCIDO', [5]],
  ['alarme=ENCERRADO', [6]],
  ['situacao=ABERTO&tipo=ELIMINACAO', [1]],
  ['porPagina=2&pagina=2', [3, 2]],
])('filters by %s', async (consulta, protocolos) => {
  expect((await listar(consulta)).itens.map((p) => p.protocolo)).toEqual(protocolos);
});

test('the alarm of the database is the alarm of the domain, on every day', async () => {
  for (let dia = -1; dia < 40; dia += 1) {
    const hoje: DataCivil = somarDias(CIDADE.hoje, dia);
    for (const alarme of ['NO_PRAZO', 'A_VENCER', 'VENCIDO', 'ENCERRADO'] as const) {
      const { itens } = await listarPedidos(casa().app, hoje, { situacao: null, tipo: null, alarme }, { pagina: 1, porPagina: 50 });
      for (const p of itens as readonly { situacao: SituacaoDoPedido; abertoEm: DataCivil; prazo: DataCivil }[]) expect(alarmeDoPedido(p, hoje).alarme).toBe(alarme);
    }
  }
});

test('refuses what it does not know by its name, and who may not', async () => {
  expect((await chamar('GET', '/pedidos-titular?alarme=AMANHA')).json).toMatchObject({ status: 400, campo: 'consulta.alarme' });
  expect((await (await pessoaQueChama(['listar-pedidos-titular'], { menos: ['pedido-titular'] }))('GET', '/pedidos-titular')).statusCode).toBe(403);
});

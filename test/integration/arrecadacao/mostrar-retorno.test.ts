import { beforeAll, expect, test } from 'vitest';
import { centavos } from '../../../domain/comum/dinheiro.ts';
import { receber } from '../../../functions/arrecadacao/receber-retorno/receber.ts';
import { clienteDe } from '../../contract/http-apoio.ts';
import { comFuncoes } from '../../fixture/funcoes-reais.ts';
import { comLinha } from '../../fixture/retorno-150.ts';
import { arquivoDe, contasAbertas, pagar, type ContaAberta } from './apoio.ts';

const casa = comFuncoes('nascente_app');
let contas: readonly ContaAberta[];
let chamar: ReturnType<typeof clienteDe>;
const mostrar = async (id: number, consulta = '') => (await chamar({ metodo: 'GET', caminho: `/retornos/${id}`, consulta })).json;
async function chegar(bytes: Uint8Array): Promise<number> {
  await receber({ pool: casa().lote, relogio: casa().relogio, guarda: 'guarda' }, { nome: 'x.ret', entrada: { chave: `retornos/${Math.random()}.ret`, versao: null }, bytes });
  const { rows } = await casa().lote.query<{ id: number }>('SELECT max(id) AS id FROM arrecadacao.arquivo');
  return rows[0]?.id ?? 0;
}

beforeAll(async () => {
  chamar = clienteDe([(await import('../../../functions/arrecadacao/mostrar-retorno/handler.ts')).handler]);
  contas = await contasAbertas(casa().lote);
});
const conta = (i: number): ContaAberta => contas[i] ?? expect.fail('sem conta');

test('the file against its trailer and against the books, and where each real went (TR 13.1)', async () => {
  const [a, b, c] = [conta(0), conta(1), conta(2)];
  const pagamentos = [pagar(a), pagar(b, { valor: centavos(b.valor + 50) }), pagar(c, { valor: centavos(c.valor - 1) }), pagar({ ...c, aviso: 77_777_777 }), pagar(c, { codigoDeBarras: '9' })];
  const total = { registros: 5, valor: pagamentos.reduce((soma, p) => soma + p.valor, 0) };
  const id = await chegar(arquivoDe(pagamentos));
  const visto = await mostrar(id);
  expect(visto).toMatchObject({
    conferencia: { trailer: total, lido: total, lancado: total, tarifas: 750, confere: true },
    porDestino: [
      { destino: 'QUITACAO', registros: 2, valor: a.valor + b.valor + 50, quitado: a.valor + b.valor },
      { destino: 'CREDITO_PARCIAL', registros: 1, valor: c.valor - 1, quitado: 0 },
      { destino: 'NAO_IDENTIFICADO', registros: 2, quitado: 0 },
    ],
    porMotivo: [{ motivo: expect.stringContaining('44 algarismos') as string, registros: 1 }, { motivo: expect.stringContaining('Não há fatura') as string, registros: 1 }],
    erros: [],
    detalhes: { total: 5 },
  });
  const linhas = (visto['detalhes'] as { itens: { linha: number; aviso: number | null }[] }).itens;
  expect(linhas.map((l) => [l.linha, l.aviso])).toEqual([[2, a.aviso], [3, b.aviso], [4, c.aviso], [5, null], [6, null]]);
  const so = (await mostrar(id, 'destino=NAO_IDENTIFICADO&porPagina=1&pagina=2'))['detalhes'];
  expect(so).toMatchObject({ total: 2, pagina: 2, itens: [{ linha: 6, codigoDeBarras: expect.stringMatching(/^9/) as string }] });
});

test('what the books say is asked of the books: one real that is missing there is seen', async () => {
  const id = await chegar(arquivoDe([pagar(conta(3))]));
  expect(await mostrar(id)).toMatchObject({ conferencia: { confere: true } });
  const raiz = casa().banco.pool();
  // as no role of the product can, and as a fault of the disk could
  await raiz.query(`SET session_replication_role = replica`);
  await raiz.query(`DELETE FROM razao.transferencia WHERE documento BETWEEN $1::bigint * 10000000 AND $1::bigint * 10000000 + 9999999`, [id]);
  await raiz.query(`SET session_replication_role = origin`);
  expect(await mostrar(id)).toMatchObject({ conferencia: { confere: false, lancado: { registros: 1, valor: 0 } } });
});

test('a file refused for its totals shows every difference, names the lines, and has nothing in the books', async () => {
  const id = await chegar(comLinha(arquivoDe([pagar(conta(4))]), 3, (z) => `Z000009${z.slice(7)}`));
  expect(await mostrar(id)).toMatchObject({
    retorno: { situacao: 'REJEITADO', motivoCodigo: 'retorno/total-registros', banco: { codigo: 104 } },
    conferencia: { trailer: { registros: 7, valor: conta(4).valor }, lido: { registros: 1 }, lancado: { registros: 0, valor: 0 }, confere: false },
    erros: [{ linha: 3, codigo: 'retorno/total-registros' }],
    totalDeErros: 1,
    porDestino: [],
    detalhes: { itens: [], total: 0 },
  });
});

test('a file that cannot be read has no trailer; one that does not exist is told', async () => {
  expect(await mostrar(await chegar(Buffer.from([0x1f, 0x8b, 1])))).toMatchObject({ retorno: { banco: null }, conferencia: { trailer: null, confere: false } });
  expect(await mostrar(999_999)).toMatchObject({ status: 404, codigo: 'retorno/nao-encontrado' });
});
